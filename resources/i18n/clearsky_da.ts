<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da" sourcelanguage="en">
    <context>
        <name>ClearSky</name>
        <message>
            <source> dates</source>
            <translation> datoer</translation>
        </message>
        <message>
            <source>+ {amount}</source>
            <translation>+ {amount}</translation>
        </message>
        <message>
            <source>, cut at 180°</source>
            <translation>, skåret ved 180°</translation>
        </message>
        <message>
            <source>1 date ticked</source>
            <translation>1 dato afkrydset</translation>
        </message>
        <message>
            <source>1 day earlier</source>
            <translation>1 dag tidligere</translation>
        </message>
        <message>
            <source>1 day later</source>
            <translation>1 dag senere</translation>
        </message>
        <message>
            <source>1 image</source>
            <translation>1 billede</translation>
        </message>
        <message>
            <source>1 part</source>
            <translation>1 del</translation>
        </message>
        <message>
            <source>1, Top of Atmosphere</source>
            <translation>1, toppen af atmosfæren</translation>
        </message>
        <message>
            <source>16 Bits, Exact</source>
            <translation>16 bit, nøjagtigt</translation>
        </message>
        <message>
            <source>16 bits hold reflectance times 10 000. 8 bits hold 255 steps of an undocumented scale.</source>
            <translation>16 bit rummer reflektans gange 10 000. 8 bit rummer 255 trin på en udokumenteret skala.</translation>
        </message>
        <message>
            <source>2, Surface</source>
            <translation>2, jordoverfladen</translation>
        </message>
        <message>
            <source>8 Bits, Smaller File</source>
            <translation>8 bit, mindre fil</translation>
        </message>
        <message>
            <source>8 bits</source>
            <translation>8 bit</translation>
        </message>
        <message>
            <source>8 bits keep 255 steps: no exact reflectance, and no NDVI from the bands.</source>
            <translation>8 bit har kun 255 trin: ingen nøjagtig reflektans, og intet NDVI fra båndene.</translation>
        </message>
        <message>
            <source>; stopping: what has begun still comes</source>
            <translation>; stopper: det påbegyndte kommer stadig</translation>
        </message>
        <message>
            <source>; {failed} failed</source>
            <translation>; {failed} mislykkedes</translation>
        </message>
        <message>
            <source>A Date…</source>
            <translation>En dato…</translation>
        </message>
        <message>
            <source>A band is missing: name bands as in B8,B4 or indices as in [B8_B4].</source>
            <translation>Der mangler et bånd: angiv bånd som B8,B4 eller indeks som [B8_B4].</translation>
        </message>
        <message>
            <source>A download comes very slowly, and goes on coming. It counts as fetched; if you stop it, what has come is kept.</source>
            <translation>En hentning kommer meget langsomt og kommer stadig. Den tæller som hentet; stopper du den, beholdes det, der er kommet.</translation>
        </message>
        <message>
            <source>A month (UTC) counts what was bought from this profile, at the prices you agreed to. Recurring orders count again in each month until the list shows that they have ended, and are refused if a later month has no room.</source>
            <translation>En måned (UTC) tæller det, der er købt fra denne profil, til de priser, du har accepteret. Løbende ordrer tæller igen i hver måned, indtil listen viser, at de er slut, og de afvises, hvis en senere måned ikke har plads.</translation>
        </message>
        <message>
            <source>A month counts purchases and renewals at the prices you agreed to.</source>
            <translation>En måned tæller køb og fornyelser til de priser, du har accepteret.</translation>
        </message>
        <message>
            <source>A plan of {images} was cut off; 1 is missing.</source>
            <translation>En plan med {images} blev afbrudt; 1 mangler.</translation>
        </message>
        <message>
            <source>A plan of {images} was cut off; {missing} are missing.</source>
            <translation>En plan med {images} blev afbrudt; {missing} mangler.</translation>
        </message>
        <message>
            <source>A polygon must fill at least 5 % of its box.</source>
            <translation>En polygon skal fylde mindst 5 % af sin omskrevne boks.</translation>
        </message>
        <message>
            <source>A polygon order needs a box with sides of more than 150 m.</source>
            <translation>En polygonordre kræver en omskreven boks med sider på mere end 150 m.</translation>
        </message>
        <message>
            <source>A report for whoever helps you, without any secret.</source>
            <translation>En rapport til den, der hjælper dig, uden nogen hemmelighed.</translation>
        </message>
        <message>
            <source>A sandbox on this computer: nothing here costs anything. Click to leave the sample service.</source>
            <translation>En sandkasse på denne computer: intet her koster noget. Klik for at forlade prøvetjenesten.</translation>
        </message>
        <message>
            <source>API key</source>
            <translation>API-nøgle</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Add Attribution to the Map</source>
            <translation>Sæt kilder på kortet</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Agriculture</source>
            <translation>Landbrug</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>All Bands</source>
            <translation>Alle bånd</translation>
        </message>
        <message>
            <source>All Inside</source>
            <translation>Alle indenfor</translation>
        </message>
        <message>
            <source>All Touching</source>
            <translation>Alle berørte</translation>
        </message>
        <message>
            <source>All bands cost the same, and an image is usually included only once.</source>
            <translation>Alle bånd koster det samme, og et billede er som regel kun inkluderet én gang.</translation>
        </message>
        <message>
            <source>All downloads</source>
            <translation>Alle hentninger</translation>
        </message>
        <message>
            <source>Allow a Partial Image</source>
            <translation>Tillad et delvist billede</translation>
        </message>
        <message>
            <source>All…</source>
            <translation>Alle…</translation>
        </message>
        <message>
            <source>Already Delivered</source>
            <translation>Allerede leveret</translation>
        </message>
        <message>
            <source>An Image Is Being Received</source>
            <translation>Et billede er ved at blive modtaget</translation>
        </message>
        <message>
            <source>An image is being fetched just now. Get this one when it is there.</source>
            <translation>Et billede er ved at blive hentet. Hent dette, når det er kommet.</translation>
        </message>
        <message>
            <source>An image of {day} can be fetched until {last}.</source>
            <translation>Et billede fra {day} kan hentes til og med {last}.</translation>
        </message>
        <message>
            <source>An order comes with the units to fetch each of its images once. By this QGIS's own record nothing of this area was fetched for this date.</source>
            <translation>En ordre indeholder enhederne til at hente hvert af dens billeder én gang. Ifølge denne QGIS' eget register er intet af området hentet for denne dato.</translation>
        </message>
        <message>
            <source>An order of {amount} for {area} was sent on {moment}, and its answer was lost.</source>
            <translation>En ordre på {amount} for {area} blev sendt {moment}, og svaret gik tabt.</translation>
        </message>
        <message>
            <source>Another Address</source>
            <translation>En anden adresse</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Svar</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Område</translation>
        </message>
        <message>
            <source>Area from File</source>
            <translation>Område fra fil</translation>
        </message>
        <message>
            <source>Area near {latitude}, {longitude}</source>
            <translation>Område ved {latitude}, {longitude}</translation>
        </message>
        <message>
            <source>Area {number}</source>
            <translation>Område {number}</translation>
        </message>
        <message>
            <source>Area, km²</source>
            <translation>Areal, km²</translation>
        </message>
        <message>
            <source>Areas</source>
            <translation>Områder</translation>
        </message>
        <message>
            <source>Areas of the Order · {count}</source>
            <translation>Ordrens områder · {count}</translation>
        </message>
        <message>
            <source>As Usual</source>
            <translation>Som normalt</translation>
        </message>
        <message>
            <source>As it is, unchecked and perhaps incomplete; nothing is charged.</source>
            <translation>Som det er, ukontrolleret og måske ufuldstændigt; intet opkræves.</translation>
        </message>
        <message>
            <source>As the Project</source>
            <translation>Som projektet</translation>
        </message>
        <message>
            <source>As the Service Does</source>
            <translation>Som tjenesten gør</translation>
        </message>
        <message>
            <source>Ask Again</source>
            <translation>Spørg igen</translation>
        </message>
        <message>
            <source>Ask again above (units)</source>
            <translation>Spørg igen over (enheder)</translation>
        </message>
        <message>
            <source>Ask for the squares once more</source>
            <translation>Spørg om kvadraterne igen</translation>
        </message>
        <message>
            <source>Ask once more for what could not be asked.</source>
            <translation>Spørg igen om det, der ikke kunne spørges om.</translation>
        </message>
        <message>
            <source>Ask the service what the key may do; free, and nothing is kept yet.</source>
            <translation>Spørg tjenesten, hvad nøglen må; gratis, og intet gemmes endnu.</translation>
        </message>
        <message>
            <source>Asking for prices, {left} of {total} to go…</source>
            <translation>Spørger om priser, {left} af {total} mangler…</translation>
        </message>
        <message>
            <source>Asking for the dates…</source>
            <translation>Spørger efter datoerne…</translation>
        </message>
        <message>
            <source>Asking for the price…</source>
            <translation>Spørger om prisen…</translation>
        </message>
        <message>
            <source>Asking for your orders…</source>
            <translation>Spørger om dine ordrer…</translation>
        </message>
        <message>
            <source>Asking the service…</source>
            <translation>Spørger tjenesten…</translation>
        </message>
        <message>
            <source>Asking which dates there are…</source>
            <translation>Spørger, hvilke datoer der findes…</translation>
        </message>
        <message>
            <source>Asks for the price first; nothing is bought before you say so.</source>
            <translation>Spørger først om prisen; intet købes, før du siger til.</translation>
        </message>
        <message>
            <source>Asks for the price first; the first try has cost nothing.</source>
            <translation>Spørger om prisen først; første forsøg har intet kostet.</translation>
        </message>
        <message>
            <source>At most {amount} now for {area}, {days}, {count} images.</source>
            <translation>Højst {amount} nu for {area}, {days}, {count} billeder.</translation>
        </message>
        <message>
            <source>At once {area}, {bands} bands, {connections} connections.</source>
            <translation>Ad gangen {area}, {bands} bånd, {connections} forbindelser.</translation>
        </message>
        <message>
            <source>Automatic is the UTM zone of the area's centre, named in the request: the image comes in that one.</source>
            <translation>Automatisk er UTM-zonen for områdets midte, angivet i forespørgslen: billedet kommer i netop den.</translation>
        </message>
        <message>
            <source>Available dates</source>
            <translation>Tilgængelige datoer</translation>
        </message>
        <message>
            <source>Available dates of the year</source>
            <translation>Årets tilgængelige datoer</translation>
        </message>
        <message>
            <source>Back to your orders</source>
            <translation>Tilbage til dine ordrer</translation>
        </message>
        <message>
            <source>Back to your orders; nothing is sent</source>
            <translation>Tilbage til dine ordrer; intet sendes</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>Bånd</translation>
        </message>
        <message>
            <source>Bands and indices</source>
            <translation>Bånd og indeks</translation>
        </message>
        <message>
            <source>Bands by name and indices in brackets, with commas between: [B8_B4] is (B8 - B4) / (B8 + B4).</source>
            <translation>Bånd ved navn og indeks i kantede parenteser, med komma imellem: [B8_B4] er (B8 - B4) / (B8 + B4).</translation>
        </message>
        <message>
            <source>Begin no further image; what is being received still comes.</source>
            <translation>Begynd ikke på flere billeder; det, der modtages nu, kommer stadig.</translation>
        </message>
        <message>
            <source>Beside the project</source>
            <translation>Ved siden af projektet</translation>
        </message>
        <message>
            <source>Beyond What Is Included</source>
            <translation>Ud over det inkluderede</translation>
        </message>
        <message>
            <source>Bundle {count} Small Fields · billed {less} instead of {more}</source>
            <translation>Saml {count} små marker · {less} betales i stedet for {more}</translation>
        </message>
        <message>
            <source>Bundle {count} Small Fields · together they keep the rules</source>
            <translation>Saml {count} små marker · sammen overholder de reglerne</translation>
        </message>
        <message>
            <source>By the prices you agreed to, with what orders renewed.</source>
            <translation>Efter de priser, du har accepteret, med det, ordrer har fornyet.</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Cancel This Order…</source>
            <translation>Annullér denne ordre…</translation>
        </message>
        <message>
            <source>Cancelling, and looking at the list for what it has done…</source>
            <translation>Annullerer og ser efter på listen, hvad det har gjort…</translation>
        </message>
        <message>
            <source>Choose a coordinate system that has an EPSG code: the service knows no others.</source>
            <translation>Vælg et koordinatsystem med en EPSG-kode: tjenesten kender ingen andre.</translation>
        </message>
        <message>
            <source>Choose an area to see dates and price.</source>
            <translation>Vælg et område for at se datoer og pris.</translation>
        </message>
        <message>
            <source>Choose an area to see dates and price. That takes your ClearSKY key: enter it under Settings ▸ Options ▸ ClearSKY, or try the sample data.</source>
            <translation>Vælg et område for at se datoer og pris. Det kræver din ClearSKY-nøgle: skriv den under Indstillinger ▸ Valgmuligheder ▸ ClearSKY, eller prøv med prøvedata.</translation>
        </message>
        <message>
            <source>Chosen order</source>
            <translation>Valgt ordre</translation>
        </message>
        <message>
            <source>ClearSKY</source>
            <translation>ClearSKY</translation>
        </message>
        <message>
            <source>ClearSKY Diagnostics</source>
            <translation>ClearSKY-diagnostik</translation>
        </message>
        <message>
            <source>ClearSKY Imagery</source>
            <translation>ClearSKY-billeder</translation>
        </message>
        <message>
            <source>ClearSKY Vision Data Service Terms: {url}</source>
            <translation>ClearSKY Visions vilkår for datatjenester: {url}</translation>
        </message>
        <message>
            <source>ClearSKY acquisitions from {date}</source>
            <translation>ClearSKY-optagelser fra {date}</translation>
        </message>
        <message>
            <source>ClearSKY area</source>
            <translation>ClearSKY-område</translation>
        </message>
        <message>
            <source>ClearSKY areas of an order</source>
            <translation>ClearSKY: en ordres områder</translation>
        </message>
        <message>
            <source>ClearSKY balance</source>
            <translation>ClearSKY-saldo</translation>
        </message>
        <message>
            <source>ClearSKY billed area</source>
            <translation>ClearSKY: afregnet areal</translation>
        </message>
        <message>
            <source>ClearSKY cancellation</source>
            <translation>ClearSKY-annullering</translation>
        </message>
        <message>
            <source>ClearSKY dates</source>
            <translation>ClearSKY-datoer</translation>
        </message>
        <message>
            <source>ClearSKY dates, areas and orders</source>
            <translation>ClearSKY-datoer, -områder og -ordrer</translation>
        </message>
        <message>
            <source>ClearSKY export</source>
            <translation>ClearSKY-eksport</translation>
        </message>
        <message>
            <source>ClearSKY has no tile at this place</source>
            <translation>ClearSKY har intet felt på dette sted</translation>
        </message>
        <message>
            <source>ClearSKY image of {date}</source>
            <translation>ClearSKY-billede fra {date}</translation>
        </message>
        <message>
            <source>ClearSKY input scenes of {date}</source>
            <translation>ClearSKY-kildescener for {date}</translation>
        </message>
        <message>
            <source>ClearSKY key</source>
            <translation>ClearSKY-nøgle</translation>
        </message>
        <message>
            <source>ClearSKY look at an upload</source>
            <translation>ClearSKY ser efter en upload</translation>
        </message>
        <message>
            <source>ClearSKY models</source>
            <translation>ClearSKY-modeller</translation>
        </message>
        <message>
            <source>ClearSKY new images</source>
            <translation>ClearSKY: nye billeder</translation>
        </message>
        <message>
            <source>ClearSKY order</source>
            <translation>ClearSKY-ordre</translation>
        </message>
        <message>
            <source>ClearSKY order footprints</source>
            <translation>ClearSKY-ordreomrids</translation>
        </message>
        <message>
            <source>ClearSKY order price</source>
            <translation>ClearSKY-ordrepris</translation>
        </message>
        <message>
            <source>ClearSKY orders</source>
            <translation>ClearSKY-ordrer</translation>
        </message>
        <message>
            <source>ClearSKY pages</source>
            <translation>ClearSKY-sider</translation>
        </message>
        <message>
            <source>ClearSKY plans</source>
            <translation>ClearSKY-planer</translation>
        </message>
        <message>
            <source>ClearSKY previews</source>
            <translation>ClearSKY-miniaturer</translation>
        </message>
        <message>
            <source>ClearSKY price</source>
            <translation>ClearSKY-pris</translation>
        </message>
        <message>
            <source>ClearSKY prices</source>
            <translation>ClearSKY-priser</translation>
        </message>
        <message>
            <source>ClearSKY purchase</source>
            <translation>ClearSKY-køb</translation>
        </message>
        <message>
            <source>ClearSKY purchases</source>
            <translation>ClearSKY-køb</translation>
        </message>
        <message>
            <source>ClearSKY recent areas</source>
            <translation>ClearSKY: seneste områder</translation>
        </message>
        <message>
            <source>ClearSKY search for a file</source>
            <translation>ClearSKY søger efter en fil</translation>
        </message>
        <message>
            <source>ClearSKY simpler outline</source>
            <translation>ClearSKY: enklere omrids</translation>
        </message>
        <message>
            <source>ClearSKY tiles</source>
            <translation>ClearSKY-felter</translation>
        </message>
        <message>
            <source>ClearSKY: looking for images</source>
            <translation>ClearSKY: leder efter billeder</translation>
        </message>
        <message>
            <source>ClearSKY: {count} images</source>
            <translation>ClearSKY: {count} billeder</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Forbindelse</translation>
        </message>
        <message>
            <source>Coordinate system</source>
            <translation>Koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system; empty for the UTM zone</source>
            <translation>Koordinatsystem; tomt for UTM-zonen</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopieret</translation>
        </message>
        <message>
            <source>Copy Attribution</source>
            <translation>Kopiér kilder</translation>
        </message>
        <message>
            <source>Copy Report</source>
            <translation>Kopiér rapport</translation>
        </message>
        <message>
            <source>Custom</source>
            <translation>Tilpasset</translation>
        </message>
        <message>
            <source>Data type</source>
            <translation>Datatype</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Dato</translation>
        </message>
        <message>
            <source>Date after</source>
            <translation>Næste dato</translation>
        </message>
        <message>
            <source>Date before</source>
            <translation>Forrige dato</translation>
        </message>
        <message>
            <source>Date of the Selected Feature</source>
            <translation>Det markerede objekts dato</translation>
        </message>
        <message>
            <source>Date of the image</source>
            <translation>Billedets dato</translation>
        </message>
        <message>
            <source>Date of the image, in UTC</source>
            <translation>Billedets dato, i UTC</translation>
        </message>
        <message>
            <source>Dates</source>
            <translation>Datoer</translation>
        </message>
        <message>
            <source>Dates of the series</source>
            <translation>Seriens datoer</translation>
        </message>
        <message>
            <source>Day that the images are counted from</source>
            <translation>Dag, som billederne tælles fra</translation>
        </message>
        <message>
            <source>Days between two images</source>
            <translation>Dage mellem to billeder</translation>
        </message>
        <message>
            <source>Deliver Image · {price}</source>
            <translation>Levér billede · {price}</translation>
        </message>
        <message>
            <source>Deliver to {place}</source>
            <translation>Levér til {place}</translation>
        </message>
        <message>
            <source>Delivered Elsewhere</source>
            <translation>Leveret andetsteds</translation>
        </message>
        <message>
            <source>Details…</source>
            <translation>Detaljer…</translation>
        </message>
        <message>
            <source>Diagnostics…</source>
            <translation>Diagnostik…</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Hentning</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Hentninger</translation>
        </message>
        <message>
            <source>Draw ClearSKY Area</source>
            <translation>Tegn ClearSKY-område</translation>
        </message>
        <message>
            <source>Draw a polygon on the map</source>
            <translation>Tegn en polygon på kortet</translation>
        </message>
        <message>
            <source>Draw a polygon, or take the map's extent or a selection.</source>
            <translation>Tegn en polygon, eller tag kortets udsnit eller en markering.</translation>
        </message>
        <message>
            <source>Draw a rectangle on the map</source>
            <translation>Tegn et rektangel på kortet</translation>
        </message>
        <message>
            <source>Draw an area here, or take one on the Imagery page.</source>
            <translation>Tegn et område her, eller tag et på siden Billeder.</translation>
        </message>
        <message>
            <source>Draw an area in the panel, or select polygons of a layer, and open this window again.</source>
            <translation>Tegn et område i panelet, eller markér polygoner i et lag, og åbn vinduet igen.</translation>
        </message>
        <message>
            <source>Draw another area on the map</source>
            <translation>Tegn et andet område på kortet</translation>
        </message>
        <message>
            <source>Draw it otherwise, or order tiles or minitiles.</source>
            <translation>Tegn det anderledes, eller bestil felter eller minifelter.</translation>
        </message>
        <message>
            <source>Each geometry is billed as {area} at least.</source>
            <translation>Hver geometri betales som mindst {area}.</translation>
        </message>
        <message>
            <source>Each image can be fetched once: fetching it again, also in another CRS, resolution or with other bands, needs more retrievals.</source>
            <translation>Hvert billede kan hentes én gang: at hente det igen, også i et andet CRS, en anden opløsning eller med andre bånd, kræver flere hentninger.</translation>
        </message>
        <message>
            <source>Each image can be fetched {count} times a month; every CRS, resolution or choice of bands counts.</source>
            <translation>Hvert billede kan hentes {count} gange om måneden; hvert CRS, hver opløsning og hvert valg af bånd tæller.</translation>
        </message>
        <message>
            <source>End Its Renewal…</source>
            <translation>Stop fornyelsen…</translation>
        </message>
        <message>
            <source>End also what is being received; it may have been charged.</source>
            <translation>Afslut også det, der modtages; det kan være betalt.</translation>
        </message>
        <message>
            <source>Estimated at {units} processing units before it was fetched.</source>
            <translation>Anslået til {units} behandlingsenheder før hentning.</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Hver</translation>
        </message>
        <message>
            <source>Every State</source>
            <translation>Alle tilstande</translation>
        </message>
        <message>
            <source>Every byte of the image is here, but no disk has room for it in one piece</source>
            <translation>Hver byte af billedet er her, men ingen disk har plads til det i ét stykke</translation>
        </message>
        <message>
            <source>Every how many dates</source>
            <translation>For hver hvor mange datoer</translation>
        </message>
        <message>
            <source>Every square that touches the area, no ground twice</source>
            <translation>Hvert kvadrat, der berører området, intet areal to gange</translation>
        </message>
        <message>
            <source>Everything that was bought</source>
            <translation>Alt, der er købt</translation>
        </message>
        <message>
            <source>Expired too</source>
            <translation>Også udløbne</translation>
        </message>
        <message>
            <source>Export CSV…</source>
            <translation>Eksportér CSV…</translation>
        </message>
        <message>
            <source>Export Orders</source>
            <translation>Eksportér ordrer</translation>
        </message>
        <message>
            <source>Export Purchases</source>
            <translation>Eksportér køb</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Eksportér…</translation>
        </message>
        <message>
            <source>Failed or Stopped</source>
            <translation>Mislykket eller stoppet</translation>
        </message>
        <message>
            <source>False Colour</source>
            <translation>Falske farver</translation>
        </message>
        <message>
            <source>Fetch Again, May Cost {amount}</source>
            <translation>Hent igen, kan koste {amount}</translation>
        </message>
        <message>
            <source>Fetched {time} from {service}.</source>
            <translation>Hentet {time} fra {service}.</translation>
        </message>
        <message>
            <source>Fetches every image of a period that covers the whole area. It costs processing units, at most as many in all as you allow; images that you own already are free, so a second run fetches only what is missing.</source>
            <translation>Henter hvert billede i en periode, som dækker hele området. Det koster behandlingsenheder, i alt højst så mange, som du tillader; billeder, du allerede ejer, er gratis, så en ny kørsel henter kun det manglende.</translation>
        </message>
        <message>
            <source>Fetches the image of an area and a date as a GeoTIFF with styles, date and source notices. It costs processing units, at most as many as you allow; an image that you own already is loaded for free. The limits of Settings ▸ Options ▸ ClearSKY hold here too.</source>
            <translation>Henter billedet af et område på en dato som GeoTIFF med stilarter, dato og kildeangivelser. Det koster behandlingsenheder, højst så mange, som du tillader; et billede, du allerede ejer, indlæses gratis. Grænserne under Indstillinger ▸ Valgmuligheder ▸ ClearSKY gælder også her.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fil</translation>
        </message>
        <message>
            <source>File {name}, {size} bytes, SHA-256 {sha256}.</source>
            <translation>Fil {name}, {size} byte, SHA-256 {sha256}.</translation>
        </message>
        <message>
            <source>Filled from the Next Zone</source>
            <translation>Udfyldt fra nabozonen</translation>
        </message>
        <message>
            <source>Find It…</source>
            <translation>Find den…</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Gør færdig</translation>
        </message>
        <message>
            <source>First date of the period</source>
            <translation>Periodens første dato</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Første dag</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Mappe</translation>
        </message>
        <message>
            <source>Folder for images</source>
            <translation>Mappe til billeder</translation>
        </message>
        <message>
            <source>Folder to Look for {name}</source>
            <translation>Mappe at lede efter {name} i</translation>
        </message>
        <message>
            <source>Folder; empty for that of the options</source>
            <translation>Mappe; tom for den i indstillingerne</translation>
        </message>
        <message>
            <source>For when</source>
            <translation>For hvornår</translation>
        </message>
        <message>
            <source>For whoever helps you. It holds no key, no password and no upload address.</source>
            <translation>Til den, der hjælper dig. Den rummer ingen nøgle, ingen adgangskode og ingen uploadadresse.</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Glem</translation>
        </message>
        <message>
            <source>Forget the area</source>
            <translation>Glem området</translation>
        </message>
        <message>
            <source>Forget the key that is kept</source>
            <translation>Glem den gemte nøgle</translation>
        </message>
        <message>
            <source>Found: {path}. Nothing was charged.</source>
            <translation>Fundet: {path}. Intet blev betalt.</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Gratis</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Fra</translation>
        </message>
        <message>
            <source>From File…</source>
            <translation>Fra fil…</translation>
        </message>
        <message>
            <source>From Pasted WKT or GeoJSON</source>
            <translation>Fra indsat WKT eller GeoJSON</translation>
        </message>
        <message>
            <source>From a Day to a Day</source>
            <translation>Fra en dag til en anden</translation>
        </message>
        <message>
            <source>From disk; nothing is charged.</source>
            <translation>Fra disken; intet betales.</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg)</source>
            <translation>GeoPackage (*.gpkg)</translation>
        </message>
        <message>
            <source>Get 1 Image · {price}</source>
            <translation>Hent 1 billede · {price}</translation>
        </message>
        <message>
            <source>Get All New ({count})…</source>
            <translation>Hent alle nye ({count})…</translation>
        </message>
        <message>
            <source>Get All New…</source>
            <translation>Hent alle nye…</translation>
        </message>
        <message>
            <source>Get ClearSKY Image…</source>
            <translation>Hent ClearSKY-billede…</translation>
        </message>
        <message>
            <source>Get Image</source>
            <translation>Hent billede</translation>
        </message>
        <message>
            <source>Get Image · {price}</source>
            <translation>Hent billede · {price}</translation>
        </message>
        <message>
            <source>Get Images</source>
            <translation>Hent billeder</translation>
        </message>
        <message>
            <source>Get an image</source>
            <translation>Hent et billede</translation>
        </message>
        <message>
            <source>Get the images of a period</source>
            <translation>Hent billederne i en periode</translation>
        </message>
        <message>
            <source>Get {count} Images · {price}</source>
            <translation>Hent {count} billeder · {price}</translation>
        </message>
        <message>
            <source>Give Up, Allow Buying Again</source>
            <translation>Opgiv, tillad nyt køb</translation>
        </message>
        <message>
            <source>Give Up, Allow Ordering Again</source>
            <translation>Opgiv, tillad ny bestilling</translation>
        </message>
        <message>
            <source>Give up what is missing; what was bought stays.</source>
            <translation>Opgiv det manglende; det købte bliver.</translation>
        </message>
        <message>
            <source>Given by the variable CLEARSKY_API_KEY</source>
            <translation>Givet af variablen CLEARSKY_API_KEY</translation>
        </message>
        <message>
            <source>Go On</source>
            <translation>Fortsæt</translation>
        </message>
        <message>
            <source>Go On · {price}</source>
            <translation>Fortsæt · {price}</translation>
        </message>
        <message>
            <source>Go to {date}</source>
            <translation>Gå til {date}</translation>
        </message>
        <message>
            <source>Harmonised</source>
            <translation>Harmoniseret</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Forløb</translation>
        </message>
        <message>
            <source>How an image is wanted when QGIS starts the next time. Products are saved in the panel, under Product.</source>
            <translation>Hvordan et billede ønskes, næste gang QGIS starter. Produkter gemmes i panelet under Produkt.</translation>
        </message>
        <message>
            <source>How often each image may be fetched</source>
            <translation>Hvor tit hvert billede må hentes</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Billede</translation>
        </message>
        <message>
            <source>Image of {date}, or the nearest</source>
            <translation>Billede fra {date} eller det nærmeste</translation>
        </message>
        <message>
            <source>Imagery</source>
            <translation>Billeder</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Billeder</translation>
        </message>
        <message>
            <source>Images being received</source>
            <translation>Billeder, der modtages</translation>
        </message>
        <message>
            <source>Images of an order</source>
            <translation>En ordres billeder</translation>
        </message>
        <message>
            <source>Images of the order</source>
            <translation>Ordrens billeder</translation>
        </message>
        <message>
            <source>Images, at most (units a month)</source>
            <translation>Billeder, højst (enheder om måneden)</translation>
        </message>
        <message>
            <source>In map view</source>
            <translation>I kortudsnittet</translation>
        </message>
        <message>
            <source>In the Project</source>
            <translation>I projektet</translation>
        </message>
        <message>
            <source>Indices (NDVI, NDMI, NDWI, NBR)</source>
            <translation>Indeks (NDVI, NDMI, NDWI, NBR)</translation>
        </message>
        <message>
            <source>It Has Arrived</source>
            <translation>Det er kommet frem</translation>
        </message>
        <message>
            <source>It cannot be cancelled: it is over, or accepted and ends by itself.</source>
            <translation>Den kan ikke annulleres: den er slut, eller den er accepteret og slutter af sig selv.</translation>
        </message>
        <message>
            <source>It costs {amount}, and this run may pay {limit} at most</source>
            <translation>Det koster {amount}, og denne kørsel må højst betale {limit}</translation>
        </message>
        <message>
            <source>It counts as fetched already. If you stop it, what has come is kept, and the rest is lost. Press Stop once more to stop it.</source>
            <translation>Det tæller allerede som hentet. Stopper du det, beholdes det, der er kommet, og resten er tabt. Tryk på Stop igen for at stoppe.</translation>
        </message>
        <message>
            <source>It counts as fetched already; if you stop it, the rest is lost.</source>
            <translation>Det tæller allerede som hentet; stopper du det, går resten tabt.</translation>
        </message>
        <message>
            <source>It ends by itself; nothing recurs.</source>
            <translation>Den slutter af sig selv; intet gentages.</translation>
        </message>
        <message>
            <source>It is accepted, so only its renewal ends: what is paid stays paid, and nothing is charged from {date} on. The service must have it before {moment}; better do it a day early.</source>
            <translation>Den er accepteret, så kun fornyelsen stopper: det betalte forbliver betalt, og fra {date} betales intet mere. Tjenesten skal have beskeden før {moment}; gør det helst en dag i forvejen.</translation>
        </message>
        <message>
            <source>It is not accepted yet, so it is undone as a whole and its charge is taken back. Later orders of this month may then fall into a dearer price tier.</source>
            <translation>Den er ikke accepteret endnu, så den ophæves helt, og beløbet føres tilbage. Senere ordrer i denne måned kan dermed havne i et dyrere pristrin.</translation>
        </message>
        <message>
            <source>It is not in your list so far.</source>
            <translation>Den er ikke på din liste indtil videre.</translation>
        </message>
        <message>
            <source>It runs inside QGIS, without a network and a key; nothing costs anything.</source>
            <translation>Den kører inde i QGIS, uden netværk og nøgle; intet koster noget.</translation>
        </message>
        <message>
            <source>Its price is shown on the imagery page first; nothing is bought yet.</source>
            <translation>Prisen vises først på billedsiden; intet købes endnu.</translation>
        </message>
        <message>
            <source>Keep It</source>
            <translation>Behold den</translation>
        </message>
        <message>
            <source>Keep Receiving</source>
            <translation>Modtag videre</translation>
        </message>
        <message>
            <source>Keep Waiting</source>
            <translation>Vent videre</translation>
        </message>
        <message>
            <source>Keep the key only until QGIS closes</source>
            <translation>Behold kun nøglen, til QGIS lukkes</translation>
        </message>
        <message>
            <source>Keep these source notices, and pass them on, wherever the image or a map of it leaves the organisation.</source>
            <translation>Behold disse kildeangivelser, og giv dem videre, hvor billedet eller et kort af det forlader organisationen.</translation>
        </message>
        <message>
            <source>Kept in QGIS's database; enter another to replace it</source>
            <translation>Gemt i QGIS' database; skriv en anden for at erstatte den</translation>
        </message>
        <message>
            <source>Kept until QGIS closes; enter another to replace it</source>
            <translation>Beholdes, til QGIS lukkes; skriv en anden for at erstatte den</translation>
        </message>
        <message>
            <source>Last date of the period</source>
            <translation>Periodens sidste dato</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Sidste dag</translation>
        </message>
        <message>
            <source>Layer of polygons</source>
            <translation>Lag med polygoner</translation>
        </message>
        <message>
            <source>Leave out what was ordered before</source>
            <translation>Udelad det, der er bestilt før</translation>
        </message>
        <message>
            <source>Left: {units} for images, {euros} for orders.</source>
            <translation>Tilbage: {units} til billeder, {euros} til ordrer.</translation>
        </message>
        <message>
            <source>Let all squares go</source>
            <translation>Slip alle kvadrater</translation>
        </message>
        <message>
            <source>Lists on which dates the account has imagery of an area, and how much of it. Free of charge.</source>
            <translation>Viser, på hvilke datoer kontoen har billeder af et område, og hvor meget af det. Gratis.</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Indlæs</translation>
        </message>
        <message>
            <source>Load 1 Image · already yours</source>
            <translation>Indlæs 1 billede · allerede dit</translation>
        </message>
        <message>
            <source>Load Again</source>
            <translation>Indlæs igen</translation>
        </message>
        <message>
            <source>Load Image · already yours</source>
            <translation>Indlæs billede · allerede dit</translation>
        </message>
        <message>
            <source>Load {count} Images · already yours</source>
            <translation>Indlæs {count} billeder · allerede dine</translation>
        </message>
        <message>
            <source>Looking through the files…</source>
            <translation>Gennemser filerne…</translation>
        </message>
        <message>
            <source>Looking up the squares…</source>
            <translation>Slår kvadraterne op…</translation>
        </message>
        <message>
            <source>Looks for the file by its content; nothing is charged.</source>
            <translation>Leder efter filen ud fra dens indhold; intet betales.</translation>
        </message>
        <message>
            <source>Made in the ClearSKY dashboard; ClearSKY has no password for this plugin.</source>
            <translation>Laves i ClearSKYs dashboard; ClearSKY har ingen adgangskode til dette plugin.</translation>
        </message>
        <message>
            <source>Make every date visible, so that QGIS's Temporal Controller plays them one after the other.</source>
            <translation>Gør alle datoer synlige, så QGIS' tidsstyring afspiller dem en efter en.</translation>
        </message>
        <message>
            <source>Minitile</source>
            <translation>Minifelt</translation>
        </message>
        <message>
            <source>Minitile Under a Click</source>
            <translation>Minifelt under et klik</translation>
        </message>
        <message>
            <source>Minitile {guid}</source>
            <translation>Minifelt {guid}</translation>
        </message>
        <message>
            <source>Minitile {number}</source>
            <translation>Miniflise {number}</translation>
        </message>
        <message>
            <source>Minitiles</source>
            <translation>Minifelter</translation>
        </message>
        <message>
            <source>Minitiles (3.2 km)</source>
            <translation>Minifelter (3,2 km)</translation>
        </message>
        <message>
            <source>Mixed tiles</source>
            <translation>Blandede felter</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Model</translation>
        </message>
        <message>
            <source>Model; empty for the one with the most dates</source>
            <translation>Model; tom for den med flest datoer</translation>
        </message>
        <message>
            <source>Months kept</source>
            <translation>Måneder gemt</translation>
        </message>
        <message>
            <source>Months that images are kept</source>
            <translation>Måneder, billederne gemmes</translation>
        </message>
        <message>
            <source>More Options</source>
            <translation>Flere valg</translation>
        </message>
        <message>
            <source>More Options · {changed}</source>
            <translation>Flere valg · {changed}</translation>
        </message>
        <message>
            <source>More about dates</source>
            <translation>Mere om datoer</translation>
        </message>
        <message>
            <source>More can only be had when ordering; what has expired is gone.</source>
            <translation>Mere kan kun fås ved bestilling; det udløbne er væk.</translation>
        </message>
        <message>
            <source>Move, add and delete corners on the map</source>
            <translation>Flyt, tilføj og slet hjørner på kortet</translation>
        </message>
        <message>
            <source>Moved or Deleted</source>
            <translation>Flyttet eller slettet</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Navn</translation>
        </message>
        <message>
            <source>Nearest To</source>
            <translation>Nærmest ved</translation>
        </message>
        <message>
            <source>Nearest to a Date</source>
            <translation>Nærmest ved en dato</translation>
        </message>
        <message>
            <source>New Order</source>
            <translation>Ny ordre</translation>
        </message>
        <message>
            <source>New Order…</source>
            <translation>Ny ordre…</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nej</translation>
        </message>
        <message>
            <source>No ClearSKY key is set</source>
            <translation>Ingen ClearSKY-nøgle er angivet</translation>
        </message>
        <message>
            <source>No ClearSKY layer of this project has lost its file.</source>
            <translation>Intet ClearSKY-lag i dette projekt har mistet sin fil.</translation>
        </message>
        <message>
            <source>No Recent Areas</source>
            <translation>Ingen seneste områder</translation>
        </message>
        <message>
            <source>No Saved Product</source>
            <translation>Intet gemt produkt</translation>
        </message>
        <message>
            <source>No account needed: a service with play money runs inside QGIS.</source>
            <translation>Ingen konto nødvendig: en tjeneste med legepenge kører inde i QGIS.</translation>
        </message>
        <message>
            <source>No image can be opened from {path}</source>
            <translation>Intet billede kan åbnes fra {path}</translation>
        </message>
        <message>
            <source>No image is scheduled for this date. Choose another date.</source>
            <translation>Intet billede er planlagt for denne dato. Vælg en anden dato.</translation>
        </message>
        <message>
            <source>No image of this series lies here. Choose another date or model.</source>
            <translation>Intet billede af denne serie ligger her. Vælg en anden dato eller model.</translation>
        </message>
        <message>
            <source>No image so far. They come as the service makes them.</source>
            <translation>Intet billede endnu. De kommer, efterhånden som tjenesten laver dem.</translation>
        </message>
        <message>
            <source>No polygon is selected in the current layer</source>
            <translation>Ingen polygon er markeret i det aktuelle lag</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ingen</translation>
        </message>
        <message>
            <source>None picked</source>
            <translation>Ingen valgt</translation>
        </message>
        <message>
            <source>Not Yet</source>
            <translation>Ikke endnu</translation>
        </message>
        <message>
            <source>Nothing can be delivered to that address</source>
            <translation>Der kan ikke leveres til den adresse</translation>
        </message>
        <message>
            <source>Nothing is chosen.</source>
            <translation>Intet er valgt.</translation>
        </message>
        <message>
            <source>Nothing is sent now. The same can then be ordered once more.</source>
            <translation>Intet sendes nu. Det samme kan derefter bestilles igen.</translation>
        </message>
        <message>
            <source>Nothing is sent now. The same image can then be bought once more.</source>
            <translation>Intet sendes nu. Det samme billede kan derefter købes igen.</translation>
        </message>
        <message>
            <source>Nothing matches.</source>
            <translation>Intet passer.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Number of dates</source>
            <translation>Antal datoer</translation>
        </message>
        <message>
            <source>Number of images</source>
            <translation>Antal billeder</translation>
        </message>
        <message>
            <source>Off, the pixel size may drift a little, e.g. to 9.99 m, and the image is twisted less.</source>
            <translation>Slået fra kan pixelstørrelsen afvige en smule, f.eks. 9,99 m, og billedet drejes mindre.</translation>
        </message>
        <message>
            <source>On Disk</source>
            <translation>På disken</translation>
        </message>
        <message>
            <source>On this computer already, in parts: the imagery page puts them together for free.</source>
            <translation>Allerede på denne computer, i dele: billedsiden samler dem gratis.</translation>
        </message>
        <message>
            <source>On this computer already: it is loaded for free.</source>
            <translation>Allerede på denne computer: det indlæses gratis.</translation>
        </message>
        <message>
            <source>One recurring order has new images.</source>
            <translation>En løbende ordre har nye billeder.</translation>
        </message>
        <message>
            <source>One table holds {count} cells at most, and each part of a large area is one: choose fewer dates or areas.</source>
            <translation>En tabel rummer højst {count} felter, og hver del af et stort område er et: vælg færre datoer eller områder.</translation>
        </message>
        <message>
            <source>Only orders whose ground is in the map's view</source>
            <translation>Kun ordrer, hvis område er i kortudsnittet</translation>
        </message>
        <message>
            <source>Only part of the area is ready. Ask again later, or take the part.</source>
            <translation>Kun en del af området er klar. Spørg igen senere, eller tag delen.</translation>
        </message>
        <message>
            <source>Only squares that lie wholly inside the area</source>
            <translation>Kun kvadrater, der ligger helt inde i området</translation>
        </message>
        <message>
            <source>Only {there} of {count} parts of the area came</source>
            <translation>Kun {there} af {count} dele af området kom</translation>
        </message>
        <message>
            <source>Open It from There</source>
            <translation>Åbn det derfra</translation>
        </message>
        <message>
            <source>Open What Arrived</source>
            <translation>Åbn det, der kom</translation>
        </message>
        <message>
            <source>Opens a window with the price of each; nothing is bought yet</source>
            <translation>Åbner et vindue med prisen på hvert; intet købes endnu</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Ordre</translation>
        </message>
        <message>
            <source>Order Once More · {price}</source>
            <translation>Bestil igen · {price}</translation>
        </message>
        <message>
            <source>Order This Area…</source>
            <translation>Bestil dette område…</translation>
        </message>
        <message>
            <source>Order of {date}</source>
            <translation>Ordre af {date}</translation>
        </message>
        <message>
            <source>Order the Rest…</source>
            <translation>Bestil resten…</translation>
        </message>
        <message>
            <source>Order this area with this model first, on the Orders page.</source>
            <translation>Bestil først området med denne model på siden Ordrer.</translation>
        </message>
        <message>
            <source>Order · {price}</source>
            <translation>Bestil · {price}</translation>
        </message>
        <message>
            <source>Ordering</source>
            <translation>Bestiller</translation>
        </message>
        <message>
            <source>Ordering… It is sent once; if its answer is lost, it is looked for in your list.</source>
            <translation>Bestiller… Den sendes én gang; går svaret tabt, ledes der efter den på din liste.</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Ordrer</translation>
        </message>
        <message>
            <source>Orders of which no image is kept any more</source>
            <translation>Ordrer, hvis billeder ikke længere gemmes</translation>
        </message>
        <message>
            <source>Orders, at most (€ a month)</source>
            <translation>Ordrer, højst (€ om måneden)</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Andet…</translation>
        </message>
        <message>
            <source>Outcome Unknown</source>
            <translation>Udfald ukendt</translation>
        </message>
        <message>
            <source>Paid, processing units</source>
            <translation>Betalt, behandlingsenheder</translation>
        </message>
        <message>
            <source>Partial image allowed</source>
            <translation>Delvist billede tilladt</translation>
        </message>
        <message>
            <source>Paste the key here</source>
            <translation>Indsæt nøglen her</translation>
        </message>
        <message>
            <source>Pick on Map</source>
            <translation>Vælg på kortet</translation>
        </message>
        <message>
            <source>Pick squares on the map: click one to pick it or let it go, where zones overlap click again for the next; drag to pick many, with Ctrl to let them go. Right click or Esc ends it.</source>
            <translation>Vælg kvadrater på kortet: klik på et for at vælge eller slippe det, hvor zoner overlapper klik igen for det næste; træk for at vælge mange, med Ctrl for at slippe dem. Højreklik eller Esc afslutter.</translation>
        </message>
        <message>
            <source>Pixel size</source>
            <translation>Pixelstørrelse</translation>
        </message>
        <message>
            <source>Pixel size in metres</source>
            <translation>Pixelstørrelse i meter</translation>
        </message>
        <message>
            <source>Pixels at the edge</source>
            <translation>Pixler ved kanten</translation>
        </message>
        <message>
            <source>Pixels of exactly this size</source>
            <translation>Pixler af præcis denne størrelse</translation>
        </message>
        <message>
            <source>Planned images of the year</source>
            <translation>Planlagte billeder i året</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Leg</translation>
        </message>
        <message>
            <source>Play Money</source>
            <translation>Legepenge</translation>
        </message>
        <message>
            <source>Polygon</source>
            <translation>Polygon</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Pris</translation>
        </message>
        <message>
            <source>Price of an image</source>
            <translation>Prisen på et billede</translation>
        </message>
        <message>
            <source>Price of {count} Dates…</source>
            <translation>Pris for {count} datoer…</translation>
        </message>
        <message>
            <source>Price, processing units</source>
            <translation>Pris, behandlingsenheder</translation>
        </message>
        <message>
            <source>Processing level</source>
            <translation>Behandlingsniveau</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <source>Product that a session starts with</source>
            <translation>Produkt, som en session starter med</translation>
        </message>
        <message>
            <source>Puts the file in its place on the disk. Nothing is sent and nothing is charged.</source>
            <translation>Lægger filen på plads på disken. Intet sendes, og intet betales.</translation>
        </message>
        <message>
            <source>QGIS could not open the image</source>
            <translation>QGIS kunne ikke åbne billedet</translation>
        </message>
        <message>
            <source>QGIS goes to this address through the {kind} proxy {place}, with a log-in.</source>
            <translation>QGIS går til denne adresse gennem {kind}-proxyen {place}, med login.</translation>
        </message>
        <message>
            <source>QGIS goes to this address through the {kind} proxy {place}, without a log-in.</source>
            <translation>QGIS går til denne adresse gennem {kind}-proxyen {place}, uden login.</translation>
        </message>
        <message>
            <source>QGIS goes to this address without a proxy.</source>
            <translation>QGIS går til denne adresse uden proxy.</translation>
        </message>
        <message>
            <source>QGIS will ask for its master password, which protects that database. It is QGIS's own, it is not ClearSKY's key, and ClearSKY does not know it; the first time, you choose one.</source>
            <translation>QGIS vil spørge om sin hovedadgangskode, som beskytter den database. Den er QGIS' egen, den er ikke ClearSKYs nøgle, og ClearSKY kender den ikke; første gang vælger du en.</translation>
        </message>
        <message>
            <source>QGIS's authentication database could not be opened, so the ClearSKY key is kept only until QGIS closes.</source>
            <translation>QGIS' godkendelsesdatabase kunne ikke åbnes, så ClearSKY-nøglen beholdes kun, til QGIS lukkes.</translation>
        </message>
        <message>
            <source>QGIS's authentication database is switched off on this computer, so the key can only be kept until QGIS closes.</source>
            <translation>QGIS' godkendelsesdatabase er slået fra på denne computer, så nøglen kan kun beholdes, til QGIS lukkes.</translation>
        </message>
        <message>
            <source>QGIS's authentication database is switched off, so the ClearSKY key cannot be read or kept in it</source>
            <translation>QGIS' godkendelsesdatabase er slået fra, så ClearSKY-nøglen kan hverken læses eller gemmes i den</translation>
        </message>
        <message>
            <source>QGIS's authentication database stayed locked, so the ClearSKY key cannot be read or kept</source>
            <translation>QGIS' godkendelsesdatabase forblev låst, så ClearSKY-nøglen kan hverken læses eller gemmes</translation>
        </message>
        <message>
            <source>Reading the area…</source>
            <translation>Læser området…</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Læser…</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Klar</translation>
        </message>
        <message>
            <source>Receiving an image</source>
            <translation>Modtager et billede</translation>
        </message>
        <message>
            <source>Receiving {count} images</source>
            <translation>Modtager {count} billeder</translation>
        </message>
        <message>
            <source>Receiving {received} of {total}</source>
            <translation>Modtager {received} af {total}</translation>
        </message>
        <message>
            <source>Receiving, {received} MB so far</source>
            <translation>Modtager, {received} MB indtil nu</translation>
        </message>
        <message>
            <source>Recent Downloads</source>
            <translation>Seneste hentninger</translation>
        </message>
        <message>
            <source>Recent areas</source>
            <translation>Seneste områder</translation>
        </message>
        <message>
            <source>Recent ▾</source>
            <translation>Seneste ▾</translation>
        </message>
        <message>
            <source>Recurring, Every Month</source>
            <translation>Løbende, hver måned</translation>
        </message>
        <message>
            <source>Red Edge</source>
            <translation>Rød kant</translation>
        </message>
        <message>
            <source>Reflectance clipped</source>
            <translation>Reflektans begrænset</translation>
        </message>
        <message>
            <source>Refresh to ask for your orders</source>
            <translation>Opdatér for at spørge efter dine ordrer</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Fjern</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Omdøb</translation>
        </message>
        <message>
            <source>Rename Area</source>
            <translation>Omdøb område</translation>
        </message>
        <message>
            <source>Rename Product</source>
            <translation>Omdøb produkt</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Forespørgsel</translation>
        </message>
        <message>
            <source>Restore Missing Layers…</source>
            <translation>Genfind manglende lag…</translation>
        </message>
        <message>
            <source>Retrievals each</source>
            <translation>Hentninger pr. billede</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Sample Data with Play Money, Until QGIS Closes</source>
            <translation>Prøvedata med legepenge, til QGIS lukkes</translation>
        </message>
        <message>
            <source>Save As…</source>
            <translation>Gem som…</translation>
        </message>
        <message>
            <source>Save Product</source>
            <translation>Gem produkt</translation>
        </message>
        <message>
            <source>Saved products</source>
            <translation>Gemte produkter</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Søg</translation>
        </message>
        <message>
            <source>Search by date, model or file name</source>
            <translation>Søg efter dato, model eller filnavn</translation>
        </message>
        <message>
            <source>Search by model, date, input or number</source>
            <translation>Søg efter model, dato, input eller nummer</translation>
        </message>
        <message>
            <source>Select one feature of the current layer that has a date among its attributes.</source>
            <translation>Markér ét objekt i det aktuelle lag, som har en dato blandt sine attributter.</translation>
        </message>
        <message>
            <source>Selected in {layer} · {count}</source>
            <translation>Markeret i {layer} · {count}</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Tjeneste</translation>
        </message>
        <message>
            <source>Service address</source>
            <translation>Tjenestens adresse</translation>
        </message>
        <message>
            <source>Set Project CRS…</source>
            <translation>Vælg projektets koordinatsystem…</translation>
        </message>
        <message>
            <source>Set all of these options back to their defaults.</source>
            <translation>Sæt alle disse valg tilbage til standard.</translation>
        </message>
        <message>
            <source>Several Dates or Areas</source>
            <translation>Flere datoer eller områder</translation>
        </message>
        <message>
            <source>Several at Once…</source>
            <translation>Flere på én gang…</translation>
        </message>
        <message>
            <source>Several dates</source>
            <translation>Flere datoer</translation>
        </message>
        <message>
            <source>Several dates or areas in one table, with one total price and one confirmation.</source>
            <translation>Flere datoer eller områder i én tabel, med én samlet pris og én bekræftelse.</translation>
        </message>
        <message>
            <source>Short-Wave Infrared</source>
            <translation>Kortbølget infrarød</translation>
        </message>
        <message>
            <source>Show Coming Acquisitions</source>
            <translation>Vis kommende optagelser</translation>
        </message>
        <message>
            <source>Show Input Scenes</source>
            <translation>Vis kildescener</translation>
        </message>
        <message>
            <source>Show as Time Series</source>
            <translation>Vis som tidsserie</translation>
        </message>
        <message>
            <source>Show in Folder</source>
            <translation>Vis i mappe</translation>
        </message>
        <message>
            <source>Show on Map</source>
            <translation>Vis på kortet</translation>
        </message>
        <message>
            <source>Show or hide these options</source>
            <translation>Vis eller skjul disse muligheder</translation>
        </message>
        <message>
            <source>Show the year after</source>
            <translation>Vis året efter</translation>
        </message>
        <message>
            <source>Show the year before</source>
            <translation>Vis året før</translation>
        </message>
        <message>
            <source>Simplify to {metres} m</source>
            <translation>Forenkl til {metres} m</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Størrelse</translation>
        </message>
        <message>
            <source>Size, MB</source>
            <translation>Størrelse, MB</translation>
        </message>
        <message>
            <source>Some prices could not be asked. Rest the pointer on a cell to read why.</source>
            <translation>Nogle priser kunne ikke hentes. Hold markøren over en celle for at læse hvorfor.</translation>
        </message>
        <message>
            <source>Something unexpected happened in the plugin ({name})</source>
            <translation>Noget uventet skete i pluginnet ({name})</translation>
        </message>
        <message>
            <source>Spending</source>
            <translation>Forbrug</translation>
        </message>
        <message>
            <source>Squares of earlier orders are left out and not charged, but only where model, inputs, first and last day, and cadence are the very same. The estimate cannot tell this, so you pay the price below or less.</source>
            <translation>Kvadrater fra tidligere ordrer udelades og betales ikke, men kun hvor model, input, første og sidste dag og rytme er præcis de samme. Overslaget kan ikke sige det, så du betaler prisen nedenfor eller mindre.</translation>
        </message>
        <message>
            <source>Start with</source>
            <translation>Start med</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tilstand</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Stop That Download</source>
            <translation>Stop den hentning</translation>
        </message>
        <message>
            <source>Stop Those Downloads</source>
            <translation>Stop de hentninger</translation>
        </message>
        <message>
            <source>Stop at Once</source>
            <translation>Stop straks</translation>
        </message>
        <message>
            <source>Stop if it costs more than, processing units</source>
            <translation>Stop, hvis det koster mere end, behandlingsenheder</translation>
        </message>
        <message>
            <source>Stop what comes very slowly; the others go on.</source>
            <translation>Stop det, der kommer meget langsomt; de andre fortsætter.</translation>
        </message>
        <message>
            <source>Stopped as you asked</source>
            <translation>Stoppet, som du bad om</translation>
        </message>
        <message>
            <source>Synthetic, cloud-free composite in the likeness of Sentinel-2, modelled by ClearSKY Vision for {date} (UTC). It is the output of a model, not a photograph of that day; water is of lower quality.
Model {model}. Input constellations {constellations}. Bands {bands}, {data_type}, {resolution} m.
Request {request}</source>
            <translation>Syntetisk, skyfrit kompositbillede i lighed med Sentinel-2, modelleret af ClearSKY Vision for {date} (UTC). Det er resultatet af en model, ikke et fotografi af dagen; vand er af lavere kvalitet.
Model {model}. Inputkonstellationer {constellations}. Bånd {bands}, {data_type}, {resolution} m.
Forespørgsel {request}</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabeller (*.csv)</translation>
        </message>
        <message>
            <source>Take a tile of ClearSKY's grid</source>
            <translation>Tag et felt i ClearSKY's net</translation>
        </message>
        <message>
            <source>Take an area that was used before</source>
            <translation>Tag et område, der er brugt før</translation>
        </message>
        <message>
            <source>Take the area from a layer, a file or text</source>
            <translation>Tag området fra et lag, en fil eller tekst</translation>
        </message>
        <message>
            <source>Take the selected polygons of the current layer</source>
            <translation>Tag de markerede polygoner i det aktuelle lag</translation>
        </message>
        <message>
            <source>Take what is ready where the image does not cover the whole area; the rest stays empty.</source>
            <translation>Tag det, der er klar, hvor billedet ikke dækker hele området; resten forbliver tomt.</translation>
        </message>
        <message>
            <source>Take what the map shows</source>
            <translation>Tag det, kortet viser</translation>
        </message>
        <message>
            <source>Take {date}</source>
            <translation>Tag {date}</translation>
        </message>
        <message>
            <source>Tells whether the image of an area and a date can be had, and its price. Free of charge.</source>
            <translation>Fortæller, om billedet af et område på en dato kan fås, og hvad det koster. Gratis.</translation>
        </message>
        <message>
            <source>Test Key</source>
            <translation>Afprøv nøgle</translation>
        </message>
        <message>
            <source>That is set under Settings ▸ Options ▸ Network.</source>
            <translation>Det indstilles under Indstillinger ▸ Valgmuligheder ▸ Netværk.</translation>
        </message>
        <message>
            <source>The Panel's Area</source>
            <translation>Panelets område</translation>
        </message>
        <message>
            <source>The Past and Recurring</source>
            <translation>Det forgangne og løbende</translation>
        </message>
        <message>
            <source>The Polygon as Drawn</source>
            <translation>Polygonen som tegnet</translation>
        </message>
        <message>
            <source>The Python package {library} is missing from this QGIS</source>
            <translation>Python-pakken {library} mangler i denne QGIS</translation>
        </message>
        <message>
            <source>The Whole Order · {count} parts</source>
            <translation>Hele ordren · {count} dele</translation>
        </message>
        <message>
            <source>The account has an order like this one already</source>
            <translation>Kontoen har allerede en ordre som denne</translation>
        </message>
        <message>
            <source>The account has too few processing units left for this image</source>
            <translation>Kontoen har for få behandlingsenheder tilbage til dette billede</translation>
        </message>
        <message>
            <source>The address of {path} holds a signature, which would be kept in the project</source>
            <translation>Adressen på {path} rummer en signatur, som ville blive gemt i projektet</translation>
        </message>
        <message>
            <source>The answer could not be understood: perhaps a log-in page or a proxy answered for the service</source>
            <translation>Svaret kunne ikke forstås: måske svarede en login-side eller en proxy i stedet for tjenesten</translation>
        </message>
        <message>
            <source>The answer was lost, and more than one new order looks like it ({amount}). Look at the list; nothing is sent again by itself.</source>
            <translation>Svaret gik tabt, og mere end én ny ordre ligner den ({amount}). Se på listen; intet sendes igen af sig selv.</translation>
        </message>
        <message>
            <source>The answer was lost, and the list cannot be had: the order ({amount}) may have been placed. It is looked for as soon as the service answers, and never sent again by itself.</source>
            <translation>Svaret gik tabt, og listen kan ikke hentes: ordren ({amount}) kan være afgivet. Der ledes efter den, så snart tjenesten svarer, og den sendes aldrig igen af sig selv.</translation>
        </message>
        <message>
            <source>The answer was lost, and the order ({amount}) is not in your list. It may still appear, so it is looked for at every look and never sent again by itself.</source>
            <translation>Svaret gik tabt, og ordren ({amount}) er ikke på din liste. Den kan stadig dukke op, så der ledes efter den, hver gang listen hentes, og den sendes aldrig igen af sig selv.</translation>
        </message>
        <message>
            <source>The area goes round a pole of the Earth</source>
            <translation>Området går rundt om en af Jordens poler</translation>
        </message>
        <message>
            <source>The area has too many corners to be moved by hand</source>
            <translation>Området har for mange hjørner til at flytte dem i hånden</translation>
        </message>
        <message>
            <source>The area has {area}, and this account may fetch {limit} at once</source>
            <translation>Området er {area}, og denne konto må hente {limit} ad gangen</translation>
        </message>
        <message>
            <source>The area has {area}, and this account may fetch {limit} at once: it would come in parts, and an upload address takes one file</source>
            <translation>Området er på {area}, og denne konto må hente {limit} ad gangen: det ville komme i dele, og en uploadadresse tager én fil</translation>
        </message>
        <message>
            <source>The area is empty</source>
            <translation>Området er tomt</translation>
        </message>
        <message>
            <source>The area is not a polygon</source>
            <translation>Området er ikke en polygon</translation>
        </message>
        <message>
            <source>The area lies partly outside the Earth's longitudes and latitudes</source>
            <translation>Området ligger delvis uden for Jordens længde- og breddegrader</translation>
        </message>
        <message>
            <source>The cancellation was sent, but the list cannot be had. Look again before you rely on it.</source>
            <translation>Annulleringen blev sendt, men listen kan ikke hentes. Se efter igen, før du stoler på den.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not one that QGIS trusts</source>
            <translation>Certifikatet for {host} er ikke et, som QGIS stoler på</translation>
        </message>
        <message>
            <source>The connection to {host} broke before the answer was complete</source>
            <translation>Forbindelsen til {host} blev afbrudt, før svaret var helt</translation>
        </message>
        <message>
            <source>The coordinate system {crs} has no EPSG code, and the service knows no other</source>
            <translation>Koordinatsystemet {crs} har ingen EPSG-kode, og tjenesten kender ingen anden</translation>
        </message>
        <message>
            <source>The current layer has no polygons</source>
            <translation>Det aktuelle lag har ingen polygoner</translation>
        </message>
        <message>
            <source>The dates of this order that there is an image of</source>
            <translation>De datoer i denne ordre, der findes et billede af</translation>
        </message>
        <message>
            <source>The disk of {path} has too little space for the image</source>
            <translation>Disken med {path} har for lidt plads til billedet</translation>
        </message>
        <message>
            <source>The file {path} cannot be read as a map of polygons</source>
            <translation>Filen {path} kan ikke læses som et kort med polygoner</translation>
        </message>
        <message>
            <source>The folder {path} cannot be written</source>
            <translation>Mappen {path} kan ikke skrives</translation>
        </message>
        <message>
            <source>The footprints of {count} could not be had.</source>
            <translation>Omridsene af {count} kunne ikke fås.</translation>
        </message>
        <message>
            <source>The image came in EPSG:{found} and not in EPSG:{asked}</source>
            <translation>Billedet kom i EPSG:{found} og ikke i EPSG:{asked}</translation>
        </message>
        <message>
            <source>The image came with nodata {found} and not {asked}</source>
            <translation>Billedet kom med nodata {found} og ikke {asked}</translation>
        </message>
        <message>
            <source>The image came with {found} bands and not {asked}</source>
            <translation>Billedet kom med {found} bånd og ikke {asked}</translation>
        </message>
        <message>
            <source>The image came without a single pixel of data</source>
            <translation>Billedet kom uden en eneste pixel med data</translation>
        </message>
        <message>
            <source>The image can no longer be had</source>
            <translation>Billedet kan ikke længere fås</translation>
        </message>
        <message>
            <source>The image comes in {crs}.</source>
            <translation>Billedet kommer i {crs}.</translation>
        </message>
        <message>
            <source>The image comes very slowly, and goes on coming. It counts as fetched; if you stop, what has come is kept.</source>
            <translation>Billedet kommer meget langsomt og kommer stadig. Det tæller som hentet; stopper du, beholdes det, der er kommet.</translation>
        </message>
        <message>
            <source>The image could not be put in its place in {path} yet</source>
            <translation>Billedet kunne endnu ikke lægges på plads i {path}</translation>
        </message>
        <message>
            <source>The image could not be written to {path}</source>
            <translation>Billedet kunne ikke skrives til {path}</translation>
        </message>
        <message>
            <source>The image is ready for {percent} % of the area. Ask again later, or take the part.</source>
            <translation>Billedet er klar for {percent} % af området. Spørg igen senere, eller tag delen.</translation>
        </message>
        <message>
            <source>The image of {date} is in the project.</source>
            <translation>Billedet fra {date} er i projektet.</translation>
        </message>
        <message>
            <source>The image that came is incomplete inside</source>
            <translation>Det billede, der kom, er ufuldstændigt indeni</translation>
        </message>
        <message>
            <source>The image that is being received counts as fetched. If QGIS closes now, what has come so far is kept, but the rest is lost and fetching it again may be charged again.</source>
            <translation>Billedet, der modtages, tæller som hentet. Lukkes QGIS nu, beholdes det, der er kommet, men resten er tabt, og en ny hentning kan koste igen.</translation>
        </message>
        <message>
            <source>The image was cut off after {received} bytes</source>
            <translation>Billedet blev afbrudt efter {received} byte</translation>
        </message>
        <message>
            <source>The key is kept encrypted in QGIS's authentication database.</source>
            <translation>Nøglen gemmes krypteret i QGIS' godkendelsesdatabase.</translation>
        </message>
        <message>
            <source>The key or the service is another than when these prices were asked</source>
            <translation>Nøglen eller tjenesten er en anden, end da disse priser blev hentet</translation>
        </message>
        <message>
            <source>The key or the service's address cannot be used ({why})</source>
            <translation>Nøglen eller tjenestens adresse kan ikke bruges ({why})</translation>
        </message>
        <message>
            <source>The key works.</source>
            <translation>Nøglen virker.</translation>
        </message>
        <message>
            <source>The list leaves the order out, but does not show it as cancelled. Its price goes on counting here until a list shows that, or it has been missing for a day.</source>
            <translation>Listen udelader ordren, men viser den ikke som annulleret. Dens pris tæller fortsat her, indtil en liste viser det, eller den har manglet i et døgn.</translation>
        </message>
        <message>
            <source>The nearest to {date}: {distance}.</source>
            <translation>Den nærmeste ved {date}: {distance}.</translation>
        </message>
        <message>
            <source>The order has gone on meanwhile, so cancelling would do something else now; nothing was sent. Read what it says now.</source>
            <translation>Ordren er i mellemtiden gået videre, så en annullering ville gøre noget andet nu; intet blev sendt. Læs, hvad der står nu.</translation>
        </message>
        <message>
            <source>The orders' footprints as a layer; its selection and the list's are one</source>
            <translation>Ordrernes omrids som et lag; dets markering og listens er én</translation>
        </message>
        <message>
            <source>The price is {price} by now</source>
            <translation>Prisen er nu {price}</translation>
        </message>
        <message>
            <source>The project has no coordinate system, so the place of the area is not known</source>
            <translation>Projektet har intet koordinatsystem, så områdets placering kendes ikke</translation>
        </message>
        <message>
            <source>The proxy does not let QGIS through to {host}</source>
            <translation>Proxyen lader ikke QGIS komme igennem til {host}</translation>
        </message>
        <message>
            <source>The record of purchases was damaged and is set aside as {path}</source>
            <translation>Købsregistret var beskadiget og er lagt til side som {path}</translation>
        </message>
        <message>
            <source>The record of purchases {path} cannot be written, and nothing is bought without it</source>
            <translation>Købsregistret {path} kan ikke skrives, og intet købes uden det</translation>
        </message>
        <message>
            <source>The record of purchases {path} was written by a newer version of this plugin</source>
            <translation>Købsregistret {path} er skrevet af en nyere version af dette plugin</translation>
        </message>
        <message>
            <source>The request was not sent, for {field} cannot be right ({why})</source>
            <translation>Forespørgslen blev ikke sendt, for {field} kan ikke være rigtig ({why})</translation>
        </message>
        <message>
            <source>The same image is being fetched already</source>
            <translation>Det samme billede er allerede ved at blive hentet</translation>
        </message>
        <message>
            <source>The same image was bought on {date}</source>
            <translation>Det samme billede blev købt {date}</translation>
        </message>
        <message>
            <source>The same image was sent for before and its answer was lost</source>
            <translation>Det samme billede er sendt før, og svaret gik tabt</translation>
        </message>
        <message>
            <source>The same is being ordered already; nothing was charged twice; wait until it is done.</source>
            <translation>Det samme er allerede ved at blive bestilt; intet er betalt to gange; vent, til det er færdigt.</translation>
        </message>
        <message>
            <source>The same order would bring other image dates, or another area, by now</source>
            <translation>Den samme ordre ville nu give andre billeddatoer eller et andet område</translation>
        </message>
        <message>
            <source>The same was ordered before and its answer was lost; nothing was charged now; look at the list, and give that order up there to place it again.</source>
            <translation>Det samme er bestilt før, og svaret gik tabt; intet er betalt nu; se på listen, og opgiv ordren der for at afgive den igen.</translation>
        </message>
        <message>
            <source>The same was ordered on {moment}; nothing was charged; order once more only if you want it twice.</source>
            <translation>Det samme blev bestilt {moment}; intet er betalt; bestil kun igen, hvis du vil have det to gange.</translation>
        </message>
        <message>
            <source>The satellite scenes that the image of this date was made from</source>
            <translation>De satellitscener, som billedet fra denne dato er lavet af</translation>
        </message>
        <message>
            <source>The series has no image of this area on this date.</source>
            <translation>Serien har intet billede af dette område på denne dato.</translation>
        </message>
        <message>
            <source>The service asks to slow down</source>
            <translation>Tjenesten beder om at sætte farten ned</translation>
        </message>
        <message>
            <source>The service at {host} cannot be reached</source>
            <translation>Tjenesten på {host} kan ikke nås</translation>
        </message>
        <message>
            <source>The service did not accept the key</source>
            <translation>Tjenesten godtog ikke nøglen</translation>
        </message>
        <message>
            <source>The service does not know what was asked for</source>
            <translation>Tjenesten kender ikke det, der blev spurgt om</translation>
        </message>
        <message>
            <source>The service failed (HTTP {status}: {why})</source>
            <translation>Tjenesten fejlede (HTTP {status}: {why})</translation>
        </message>
        <message>
            <source>The service is making the image and puts it at {place}…</source>
            <translation>Tjenesten laver billedet og lægger det på {place}…</translation>
        </message>
        <message>
            <source>The service is making the image…</source>
            <translation>Tjenesten laver billedet…</translation>
        </message>
        <message>
            <source>The service names its price in {currency}, and your limit and totals are in euros</source>
            <translation>Tjenesten nævner sin pris i {currency}, og din grænse og dine summer er i euro</translation>
        </message>
        <message>
            <source>The service names no satellite scenes for this area</source>
            <translation>Tjenesten nævner ingen satellitscener for dette område</translation>
        </message>
        <message>
            <source>The service names {date} as the last day to cancel.</source>
            <translation>Tjenesten angiver {date} som den sidste dag at opsige.</translation>
        </message>
        <message>
            <source>The service no longer lists satellite scenes</source>
            <translation>Tjenesten viser ikke længere satellitscener</translation>
        </message>
        <message>
            <source>The service puts the image there. The address is kept in memory alone and forgotten after use.</source>
            <translation>Tjenesten lægger billedet der. Adressen gemmes kun i hukommelsen og glemmes efter brug.</translation>
        </message>
        <message>
            <source>The service refused the request: {why}</source>
            <translation>Tjenesten afviste forespørgslen: {why}</translation>
        </message>
        <message>
            <source>The service sent a file that is no GeoTIFF</source>
            <translation>Tjenesten sendte en fil, der ikke er en GeoTIFF</translation>
        </message>
        <message>
            <source>The service sent no wording of its own; these are the general notices of the data's owners.</source>
            <translation>Tjenesten sendte ingen egen ordlyd; dette er de generelle angivelser fra dataenes ejere.</translation>
        </message>
        <message>
            <source>The service sent something that is no GeoTIFF</source>
            <translation>Tjenesten sendte noget, der ikke er en GeoTIFF</translation>
        </message>
        <message>
            <source>The service took the cancellation, but the list still shows the order as it was. Look again later.</source>
            <translation>Tjenesten tog imod annulleringen, men listen viser stadig ordren som før. Se efter igen senere.</translation>
        </message>
        <message>
            <source>The source notices of the ClearSKY layers that are visible on the map, each once. In a layout they are those of its reference map, or of the map whose id is given: clearsky_attribution('Map 1').</source>
            <translation>Kildeangivelserne for de ClearSKY-lag, der er synlige på kortet, hver én gang. I et layout er det dem fra layoutets referencekort eller fra det kort, hvis id er givet: clearsky_attribution('Map 1').</translation>
        </message>
        <message>
            <source>The text is neither WKT nor GeoJSON</source>
            <translation>Teksten er hverken WKT eller GeoJSON</translation>
        </message>
        <message>
            <source>The variable CLEARSKY_BASE_URL has the say.</source>
            <translation>Variablen CLEARSKY_BASE_URL bestemmer.</translation>
        </message>
        <message>
            <source>Then about {amount} every month.</source>
            <translation>Derefter cirka {amount} hver måned.</translation>
        </message>
        <message>
            <source>Then about {amount} in each later month up to {date}; it ends by itself.</source>
            <translation>Derefter cirka {amount} i hver senere måned til og med {date}; den slutter af sig selv.</translation>
        </message>
        <message>
            <source>Then every month, and the service did not say how much.</source>
            <translation>Derefter hver måned, og tjenesten har ikke sagt, hvor meget.</translation>
        </message>
        <message>
            <source>There are no orders.</source>
            <translation>Der er ingen ordrer.</translation>
        </message>
        <message>
            <source>There is an image of {percent} % of the area.</source>
            <translation>Der er et billede af {percent} % af området.</translation>
        </message>
        <message>
            <source>There is no data for this area, e.g. open sea. Choose another area.</source>
            <translation>Der er ingen data for dette område, f.eks. åbent hav. Vælg et andet område.</translation>
        </message>
        <message>
            <source>There is no image of {date}.</source>
            <translation>Der er intet billede fra {date}.</translation>
        </message>
        <message>
            <source>There is no image of {date}. The nearest is {nearest}, {distance}.</source>
            <translation>Der er intet billede fra {date}. Det nærmeste er {nearest}, {distance}.</translation>
        </message>
        <message>
            <source>There is no imagery for this area on this date</source>
            <translation>Der er ingen billeder af dette område på denne dato</translation>
        </message>
        <message>
            <source>This Zone Must Cover All</source>
            <translation>Zonen skal dække alt</translation>
        </message>
        <message>
            <source>This Zone Only</source>
            <translation>Kun denne zone</translation>
        </message>
        <message>
            <source>This account has no access to data here. Order the area first.</source>
            <translation>Denne konto har ikke adgang til data her. Bestil området først.</translation>
        </message>
        <message>
            <source>This account may fetch {count} bands at once.</source>
            <translation>Denne konto må hente {count} bånd ad gangen.</translation>
        </message>
        <message>
            <source>This image has expired. Choose a later date.</source>
            <translation>Dette billede er udløbet. Vælg en senere dato.</translation>
        </message>
        <message>
            <source>This image is not ready. Ask again later.</source>
            <translation>Dette billede er ikke klar. Spørg igen senere.</translation>
        </message>
        <message>
            <source>This image is still being made. Ask again later.</source>
            <translation>Dette billede bliver stadig lavet. Spørg igen senere.</translation>
        </message>
        <message>
            <source>This input may be left out.</source>
            <translation>Dette input kan udelades.</translation>
        </message>
        <message>
            <source>Those That Touch the Area</source>
            <translation>Dem, der rører området</translation>
        </message>
        <message>
            <source>Those Wholly Inside</source>
            <translation>Dem helt indenfor</translation>
        </message>
        <message>
            <source>Tick</source>
            <translation>Afkryds</translation>
        </message>
        <message>
            <source>Tick dates in the strip by a click, a range by a click with Shift; Space ticks with the keyboard.</source>
            <translation>Afkryds datoer i strimlen med et klik, et interval med et klik og Skift; mellemrum afkrydser med tastaturet.</translation>
        </message>
        <message>
            <source>Tick no date</source>
            <translation>Afkryds ingen dato</translation>
        </message>
        <message>
            <source>Tick the cells that you want.</source>
            <translation>Afkryds de celler, du vil have.</translation>
        </message>
        <message>
            <source>Tick the dates that you want.</source>
            <translation>Afkryds de datoer, du vil have.</translation>
        </message>
        <message>
            <source>Tick these dates, and no others</source>
            <translation>Afkryds disse datoer og ingen andre</translation>
        </message>
        <message>
            <source>Tile</source>
            <translation>Felt</translation>
        </message>
        <message>
            <source>Tile Under a Click</source>
            <translation>Felt under et klik</translation>
        </message>
        <message>
            <source>Tile of This Area</source>
            <translation>Områdets felt</translation>
        </message>
        <message>
            <source>Tile {guid}</source>
            <translation>Felt {guid}</translation>
        </message>
        <message>
            <source>Tile {number}</source>
            <translation>Flise {number}</translation>
        </message>
        <message>
            <source>Tiles</source>
            <translation>Felter</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tid</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Til</translation>
        </message>
        <message>
            <source>To This Computer</source>
            <translation>Til denne computer</translation>
        </message>
        <message>
            <source>To an Upload Address</source>
            <translation>Til en uploadadresse</translation>
        </message>
        <message>
            <source>True Colour</source>
            <translation>Naturlige farver</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>Prøv igen</translation>
        </message>
        <message>
            <source>Try with Sample Data</source>
            <translation>Prøv med prøvedata</translation>
        </message>
        <message>
            <source>UTM</source>
            <translation>UTM</translation>
        </message>
        <message>
            <source>UTM zones</source>
            <translation>UTM-zoner</translation>
        </message>
        <message>
            <source>UTM zones matter only to an image in UTM.</source>
            <translation>UTM-zoner betyder kun noget for et billede i UTM.</translation>
        </message>
        <message>
            <source>Under Way</source>
            <translation>I gang</translation>
        </message>
        <message>
            <source>Unfinished Purchases</source>
            <translation>Uafsluttede køb</translation>
        </message>
        <message>
            <source>Upload address</source>
            <translation>Uploadadresse</translation>
        </message>
        <message>
            <source>Vegetation</source>
            <translation>Vegetation</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Vis</translation>
        </message>
        <message>
            <source>Wait for the answer no longer.</source>
            <translation>Vent ikke længere på svaret.</translation>
        </message>
        <message>
            <source>What can be done with it</source>
            <translation>Hvad der kan gøres med den</translation>
        </message>
        <message>
            <source>What has been sent for counts as fetched all the same.</source>
            <translation>Det, der er sendt bud efter, tæller alligevel som hentet.</translation>
        </message>
        <message>
            <source>What is being received counts as fetched already. If you stop now, what has come is kept, the rest is lost.</source>
            <translation>Det, der modtages, tæller allerede som hentet. Stopper du nu, beholdes det, der er kommet, resten er tabt.</translation>
        </message>
        <message>
            <source>What is ordered</source>
            <translation>Hvad der bestilles</translation>
        </message>
        <message>
            <source>What you get is listed here.</source>
            <translation>Det, du henter, står her.</translation>
        </message>
        <message>
            <source>Whatever Is Cheapest</source>
            <translation>Hvad der er billigst</translation>
        </message>
        <message>
            <source>When satellites will pass over this area</source>
            <translation>Hvornår satellitter passerer området</translation>
        </message>
        <message>
            <source>Where May the Images Be?</source>
            <translation>Hvor kan billederne være?</translation>
        </message>
        <message>
            <source>Where the image is to go</source>
            <translation>Hvor billedet skal hen</translation>
        </message>
        <message>
            <source>Which downloads are shown</source>
            <translation>Hvilke hentninger der vises</translation>
        </message>
        <message>
            <source>Which orders are shown</source>
            <translation>Hvilke ordrer der vises</translation>
        </message>
        <message>
            <source>Which part of the order</source>
            <translation>Hvilken del af ordren</translation>
        </message>
        <message>
            <source>Whole Current Layer</source>
            <translation>Hele det aktuelle lag</translation>
        </message>
        <message>
            <source>Whole Tiles (51 km)</source>
            <translation>Hele felter (51 km)</translation>
        </message>
        <message>
            <source>Whole squares of the service's grid that hold the area.</source>
            <translation>Hele kvadrater i tjenestens net, som rummer området.</translation>
        </message>
        <message>
            <source>With {name}</source>
            <translation>Med {name}</translation>
        </message>
        <message>
            <source>Without harmonising, pixels keep the offset of 1000 of newer Sentinel-2 data.</source>
            <translation>Uden harmonisering beholder pixlerne forskydningen på 1000 fra nyere Sentinel-2-data.</translation>
        </message>
        <message>
            <source>Write every purchase to a table</source>
            <translation>Skriv alle køb til en tabel</translation>
        </message>
        <message>
            <source>Write the orders shown here, with their footprints, to a file</source>
            <translation>Skriv de viste ordrer med deres omrids til en fil</translation>
        </message>
        <message>
            <source>Written to {path}.</source>
            <translation>Skrevet til {path}.</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>Yes, End Its Renewal</source>
            <translation>Ja, stop fornyelsen</translation>
        </message>
        <message>
            <source>Yes, Pay {price}</source>
            <translation>Ja, betal {price}</translation>
        </message>
        <message>
            <source>Yes, Undo This Order</source>
            <translation>Ja, ophæv denne ordre</translation>
        </message>
        <message>
            <source>You have found it at the upload address: it counts as bought.</source>
            <translation>Du har fundet det på uploadadressen: det regnes for købt.</translation>
        </message>
        <message>
            <source>You have this date for {percent} % of this area already.</source>
            <translation>Du har allerede denne dato for {percent} % af området.</translation>
        </message>
        <message>
            <source>Your ClearSKY orders; their dates can be dragged onto the map</source>
            <translation>Dine ClearSKY-ordrer; deres datoer kan trækkes ind på kortet</translation>
        </message>
        <message>
            <source>Your Orders</source>
            <translation>Dine ordrer</translation>
        </message>
        <message>
            <source>Your limit of {limit} a month leaves no room for {amount} more ({spent} ordered or renewed)</source>
            <translation>Din grænse på {limit} om måneden levner ikke plads til {amount} mere ({spent} bestilt eller fornyet)</translation>
        </message>
        <message>
            <source>Your limit of {limit} a month leaves no room for {amount} more ({spent} spent)</source>
            <translation>Din grænse på {limit} om måneden levner ikke plads til {amount} mere ({spent} brugt)</translation>
        </message>
        <message>
            <source>Your limit of {limit} a month leaves no room for {amount} more in each later month ({spent} renew already)</source>
            <translation>Din grænse på {limit} om måneden levner ikke plads til {amount} mere i hver senere måned ({spent} fornyes allerede)</translation>
        </message>
        <message>
            <source>Your orders cover only part of this area. Order the rest or draw less.</source>
            <translation>Dine ordrer dækker kun en del af dette område. Bestil resten, eller tegn mindre.</translation>
        </message>
        <message>
            <source>Your orders cover {percent} % of this area. Order the rest or draw less.</source>
            <translation>Dine ordrer dækker {percent} % af dette område. Bestil resten, eller tegn mindre.</translation>
        </message>
        <message>
            <source>Your orders do not cover this area on this date</source>
            <translation>Dine ordrer dækker ikke dette område på denne dato</translation>
        </message>
        <message>
            <source>Your orders have no imagery for this area</source>
            <translation>Dine ordrer har ingen billeder af dette område</translation>
        </message>
        <message>
            <source>Zones overlap here ({names}); dashed squares are another zone's</source>
            <translation>Zoner overlapper her ({names}); stiplede kvadrater hører til en anden zone</translation>
        </message>
        <message>
            <source>Zoom to It</source>
            <translation>Zoom til den</translation>
        </message>
        <message>
            <source>about {time}</source>
            <translation>cirka {time}</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>cirka {time} tilbage</translation>
        </message>
        <message>
            <source>allow more, or choose a smaller area or fewer dates</source>
            <translation>tillad mere, eller vælg et mindre område eller færre datoer</translation>
        </message>
        <message>
            <source>already yours: free</source>
            <translation>allerede dit: gratis</translation>
        </message>
        <message>
            <source>an image if it is renewed</source>
            <translation>et billede, hvis den fornyes</translation>
        </message>
        <message>
            <source>an image in this price</source>
            <translation>et billede i denne pris</translation>
        </message>
        <message>
            <source>an image is scheduled for this date</source>
            <translation>et billede er planlagt for denne dato</translation>
        </message>
        <message>
            <source>an image is still stored</source>
            <translation>et billede gemmes stadig</translation>
        </message>
        <message>
            <source>an image of this series lies here</source>
            <translation>et billede af denne serie ligger her</translation>
        </message>
        <message>
            <source>as the project</source>
            <translation>som projektet</translation>
        </message>
        <message>
            <source>as the service plans them</source>
            <translation>som tjenesten planlægger dem</translation>
        </message>
        <message>
            <source>ask ClearSKY's support for prices in euros</source>
            <translation>bed ClearSKYs support om priser i euro</translation>
        </message>
        <message>
            <source>ask again, look at the new price, and press the button if you want it</source>
            <translation>spørg igen, se den nye pris, og tryk på knappen, hvis du vil have det</translation>
        </message>
        <message>
            <source>ask again, look at what it brings, and press the button if you want it</source>
            <translation>spørg igen, se, hvad den giver, og tryk på knappen, hvis du vil have den</translation>
        </message>
        <message>
            <source>asking…</source>
            <translation>spørger…</translation>
        </message>
        <message>
            <source>at most, for {area}</source>
            <translation>højst, for {area}</translation>
        </message>
        <message>
            <source>awaiting scenes</source>
            <translation>afventer optagelser</translation>
        </message>
        <message>
            <source>by the rule; the service has the say</source>
            <translation>efter reglen; tjenesten afgør det</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>annulleret</translation>
        </message>
        <message>
            <source>cancelled · {charge}</source>
            <translation>annulleret · {charge}</translation>
        </message>
        <message>
            <source>carry on without: images and prices do not depend on it</source>
            <translation>fortsæt uden: billeder og priser afhænger ikke af det</translation>
        </message>
        <message>
            <source>change it and try again</source>
            <translation>ret den, og prøv igen</translation>
        </message>
        <message>
            <source>change what it names and try again</source>
            <translation>ret det nævnte, og prøv igen</translation>
        </message>
        <message>
            <source>check it under Settings ▸ Options ▸ ClearSKY</source>
            <translation>kontrollér den under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>check the connection, then ask for the price again</source>
            <translation>kontrollér forbindelsen, og spørg så om prisen igen</translation>
        </message>
        <message>
            <source>check the network and QGIS's proxy under Settings ▸ Options ▸ Network, then try again</source>
            <translation>kontrollér netværket og QGIS' proxy under Indstillinger ▸ Valgmuligheder ▸ Netværk, og prøv igen</translation>
        </message>
        <message>
            <source>check the network and the service's address, then try again</source>
            <translation>kontrollér netværket og tjenestens adresse, og prøv igen</translation>
        </message>
        <message>
            <source>check the proxy's address and log-in under Settings ▸ Options ▸ Network, then try again</source>
            <translation>kontrollér proxyens adresse og login under Indstillinger ▸ Valgmuligheder ▸ Netværk, og prøv igen</translation>
        </message>
        <message>
            <source>check the service's address under Settings ▸ Options ▸ ClearSKY</source>
            <translation>kontrollér tjenestens adresse under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>checked and named</source>
            <translation>kontrolleret og navngivet</translation>
        </message>
        <message>
            <source>checking the file</source>
            <translation>kontrollerer filen</translation>
        </message>
        <message>
            <source>choose a GeoPackage, Shapefile, GeoJSON or KML</source>
            <translation>vælg en GeoPackage, Shapefile, GeoJSON eller KML</translation>
        </message>
        <message>
            <source>choose a place on land</source>
            <translation>vælg et sted på land</translation>
        </message>
        <message>
            <source>choose a polygon layer in the Layers panel</source>
            <translation>vælg et polygonlag i lagpanelet</translation>
        </message>
        <message>
            <source>choose a smaller area, or buy units in the ClearSKY dashboard</source>
            <translation>vælg et mindre område, eller køb enheder i ClearSKYs dashboard</translation>
        </message>
        <message>
            <source>choose another date</source>
            <translation>vælg en anden dato</translation>
        </message>
        <message>
            <source>choose another date, or order the area first</source>
            <translation>vælg en anden dato, eller bestil området først</translation>
        </message>
        <message>
            <source>choose another one under Settings ▸ Options ▸ ClearSKY</source>
            <translation>vælg en anden under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>choose one that has, or none for the UTM zone</source>
            <translation>vælg et, der har, eller intet for UTM-zonen</translation>
        </message>
        <message>
            <source>clipped</source>
            <translation>begrænset</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>afsluttet</translation>
        </message>
        <message>
            <source>completed or cancelled</source>
            <translation>afsluttet eller annulleret</translation>
        </message>
        <message>
            <source>confirmed by the service</source>
            <translation>bekræftet af tjenesten</translation>
        </message>
        <message>
            <source>correct it under Settings ▸ Options ▸ ClearSKY</source>
            <translation>ret det under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>cost not known here: it was not ordered from this profile</source>
            <translation>prisen kendes ikke her: den er ikke bestilt fra denne profil</translation>
        </message>
        <message>
            <source>cut off · {charge}</source>
            <translation>afbrudt · {charge}</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>daily</source>
            <translation>daglig</translation>
        </message>
        <message>
            <source>date</source>
            <translation>dato</translation>
        </message>
        <message>
            <source>days from</source>
            <translation>dage fra</translation>
        </message>
        <message>
            <source>delivered to {place} · {amount}</source>
            <translation>leveret til {place} · {amount}</translation>
        </message>
        <message>
            <source>draw a polygon with at least three corners</source>
            <translation>tegn en polygon med mindst tre hjørner</translation>
        </message>
        <message>
            <source>draw a smaller one</source>
            <translation>tegn et mindre</translation>
        </message>
        <message>
            <source>draw a smaller one, or deliver it to this computer</source>
            <translation>tegn et mindre, eller levér det til denne computer</translation>
        </message>
        <message>
            <source>draw inside an ordered area, or order this one first</source>
            <translation>tegn inden for et bestilt område, eller bestil dette først</translation>
        </message>
        <message>
            <source>draw it beside the pole</source>
            <translation>tegn det ved siden af polen</translation>
        </message>
        <message>
            <source>draw it within them</source>
            <translation>tegn det inden for dem</translation>
        </message>
        <message>
            <source>draw or choose a polygon</source>
            <translation>tegn eller vælg en polygon</translation>
        </message>
        <message>
            <source>enter yours under Settings ▸ Options ▸ ClearSKY</source>
            <translation>skriv din under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>every byte is on disk</source>
            <translation>hver byte er på disken</translation>
        </message>
        <message>
            <source>every image here has been made</source>
            <translation>alle billeder her er lavet</translation>
        </message>
        <message>
            <source>every {count} days</source>
            <translation>hver {count}. dag</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>mislykket</translation>
        </message>
        <message>
            <source>failed · {charge}</source>
            <translation>mislykket · {charge}</translation>
        </message>
        <message>
            <source>fetch it again for {price}</source>
            <translation>hent det igen for {price}</translation>
        </message>
        <message>
            <source>fetching…</source>
            <translation>henter…</translation>
        </message>
        <message>
            <source>for a period, under way</source>
            <translation>for en periode, i gang</translation>
        </message>
        <message>
            <source>free some space or choose another folder under Settings ▸ Options ▸ ClearSKY</source>
            <translation>frigør plads, eller vælg en anden mappe under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>free some space, or choose another folder under Settings ▸ Options ▸ ClearSKY</source>
            <translation>frigør plads, eller vælg en anden mappe under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>from {date}</source>
            <translation>fra {date}</translation>
        </message>
        <message>
            <source>give it without, and let GDAL's own settings hold the access</source>
            <translation>angiv den uden, og lad GDAL's egne indstillinger holde adgangen</translation>
        </message>
        <message>
            <source>give one that begins with https:// and is signed for writing</source>
            <translation>angiv en, der begynder med https:// og er signeret til skrivning</translation>
        </message>
        <message>
            <source>give one that begins with s3:// or https://</source>
            <translation>angiv en, der begynder med s3:// eller https://</translation>
        </message>
        <message>
            <source>harmonised</source>
            <translation>harmoniseret</translation>
        </message>
        <message>
            <source>https:// address, signed for writing</source>
            <translation>https://-adresse, signeret til skrivning</translation>
        </message>
        <message>
            <source>if your network has a certificate authority of its own, add it under Settings ▸ Options ▸ Authentication ▸ Manage Certificates ▸ Authorities and trust it there</source>
            <translation>har dit netværk sin egen certifikatmyndighed, så tilføj den under Indstillinger ▸ Valgmuligheder ▸ Godkendelse ▸ Håndtér certifikater ▸ Myndigheder, og stol på den der</translation>
        </message>
        <message>
            <source>in review</source>
            <translation>under gennemgang</translation>
        </message>
        <message>
            <source>in the project</source>
            <translation>i projektet</translation>
        </message>
        <message>
            <source>in the project, empty</source>
            <translation>i projektet, tomt</translation>
        </message>
        <message>
            <source>in {count} parts</source>
            <translation>i {count} dele</translation>
        </message>
        <message>
            <source>included</source>
            <translation>inkluderet</translation>
        </message>
        <message>
            <source>included once in your order</source>
            <translation>inkluderet én gang i din ordre</translation>
        </message>
        <message>
            <source>install it with pip install --target "{folder}" "{requirement}" and restart QGIS</source>
            <translation>installér den med pip install --target "{folder}" "{requirement}", og genstart QGIS</translation>
        </message>
        <message>
            <source>is here whole, but its disk was full: make room there and finish it</source>
            <translation>er her helt, men disken var fuld: gør plads der, og gør det færdigt</translation>
        </message>
        <message>
            <source>it counts as fetched</source>
            <translation>det tæller som hentet</translation>
        </message>
        <message>
            <source>it is made in the coordinate system asked for</source>
            <translation>det laves i det ønskede koordinatsystem</translation>
        </message>
        <message>
            <source>it may have been charged</source>
            <translation>det kan være betalt</translation>
        </message>
        <message>
            <source>it was charged</source>
            <translation>det er betalt</translation>
        </message>
        <message>
            <source>its end is not known</source>
            <translation>dets udfald kendes ikke</translation>
        </message>
        <message>
            <source>keep the key until QGIS closes, under Settings ▸ Options ▸ ClearSKY</source>
            <translation>behold nøglen, til QGIS lukkes, under Indstillinger ▸ Valgmuligheder ▸ ClearSKY</translation>
        </message>
        <message>
            <source>kept {count} months</source>
            <translation>gemt {count} måneder</translation>
        </message>
        <message>
            <source>layers of uncertainty exist for part of it; they cannot be fetched yet</source>
            <translation>usikkerhedslag findes for en del af det; de kan ikke hentes endnu</translation>
        </message>
        <message>
            <source>layers of uncertainty exist; they cannot be fetched yet</source>
            <translation>usikkerhedslag findes; de kan ikke hentes endnu</translation>
        </message>
        <message>
            <source>level {level}</source>
            <translation>niveau {level}</translation>
        </message>
        <message>
            <source>limit {area}</source>
            <translation>grænse {area}</translation>
        </message>
        <message>
            <source>look at your orders, and order again only if you want it twice</source>
            <translation>se på dine ordrer, og bestil kun igen, hvis du vil have det to gange</translation>
        </message>
        <message>
            <source>look under Unfinished Purchases, and give that one up there to buy it again</source>
            <translation>se under Uafsluttede køb, og opgiv det der for at købe det igen</translation>
        </message>
        <message>
            <source>make room on its disk, then press Finish again; nothing was lost or charged</source>
            <translation>gør plads på disken, og tryk så på Gør færdig igen; intet er tabt eller betalt</translation>
        </message>
        <message>
            <source>make room on the disk of {path}, then press Finish below</source>
            <translation>gør plads på disken med {path}, og tryk så på Gør færdig nedenfor</translation>
        </message>
        <message>
            <source>may have been charged</source>
            <translation>kan være betalt</translation>
        </message>
        <message>
            <source>may have been charged · outcome unknown</source>
            <translation>kan være betalt · udfald ukendt</translation>
        </message>
        <message>
            <source>moved or deleted · find it…</source>
            <translation>flyttet eller slettet · find den…</translation>
        </message>
        <message>
            <source>never</source>
            <translation>aldrig</translation>
        </message>
        <message>
            <source>no date chosen</source>
            <translation>ingen dato valgt</translation>
        </message>
        <message>
            <source>no image</source>
            <translation>intet billede</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>ingen grænse</translation>
        </message>
        <message>
            <source>no price</source>
            <translation>ingen pris</translation>
        </message>
        <message>
            <source>no usable area</source>
            <translation>intet brugbart område</translation>
        </message>
        <message>
            <source>none is picked on the map</source>
            <translation>ingen er valgt på kortet</translation>
        </message>
        <message>
            <source>not clipped</source>
            <translation>ikke begrænset</translation>
        </message>
        <message>
            <source>not harmonised</source>
            <translation>ikke harmoniseret</translation>
        </message>
        <message>
            <source>not ready</source>
            <translation>ikke klar</translation>
        </message>
        <message>
            <source>nothing was charged</source>
            <translation>intet er betalt</translation>
        </message>
        <message>
            <source>now, for {area}</source>
            <translation>nu, for {area}</translation>
        </message>
        <message>
            <source>of {amount} left</source>
            <translation>af {amount} tilbage</translation>
        </message>
        <message>
            <source>on disk · load it again for free</source>
            <translation>på disken · indlæs igen gratis</translation>
        </message>
        <message>
            <source>one UTM zone</source>
            <translation>én UTM-zone</translation>
        </message>
        <message>
            <source>only those that came are charged</source>
            <translation>kun dem, der kom, er betalt</translation>
        </message>
        <message>
            <source>open this window again to ask anew</source>
            <translation>åbn vinduet igen for at spørge på ny</translation>
        </message>
        <message>
            <source>order</source>
            <translation>ordre</translation>
        </message>
        <message>
            <source>order for a period that ends, end another renewal, or raise the limit in the options</source>
            <translation>bestil for en periode, der slutter, stop en anden fornyelse, eller hæv grænsen i indstillingerne</translation>
        </message>
        <message>
            <source>ordered · {amount}</source>
            <translation>bestilt · {amount}</translation>
        </message>
        <message>
            <source>overlaps dissolved</source>
            <translation>overlap slået sammen</translation>
        </message>
        <message>
            <source>partial allowed</source>
            <translation>delvist tilladt</translation>
        </message>
        <message>
            <source>paste a polygon in longitude and latitude (EPSG:4326)</source>
            <translation>indsæt en polygon i længde- og breddegrader (EPSG:4326)</translation>
        </message>
        <message>
            <source>pixel size may drift</source>
            <translation>pixelstørrelse kan afvige</translation>
        </message>
        <message>
            <source>pixels wholly inside</source>
            <translation>pixler helt indenfor</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>forberedes</translation>
        </message>
        <message>
            <source>press the button to begin again</source>
            <translation>tryk på knappen for at begynde igen</translation>
        </message>
        <message>
            <source>processing</source>
            <translation>behandles</translation>
        </message>
        <message>
            <source>put into a project</source>
            <translation>lagt ind i et projekt</translation>
        </message>
        <message>
            <source>put {path} back, or give it up under Downloads to buy it again</source>
            <translation>læg {path} tilbage, eller opgiv den under Hentninger for at købe den igen</translation>
        </message>
        <message>
            <source>raise the limit under Settings ▸ Options ▸ ClearSKY, or wait for the next month</source>
            <translation>hæv grænsen under Indstillinger ▸ Valgmuligheder ▸ ClearSKY, eller vent til næste måned</translation>
        </message>
        <message>
            <source>received</source>
            <translation>modtaget</translation>
        </message>
        <message>
            <source>receiving</source>
            <translation>modtages</translation>
        </message>
        <message>
            <source>receiving {received} of {total}</source>
            <translation>modtager {received} af {total}</translation>
        </message>
        <message>
            <source>receiving, {received} MB so far</source>
            <translation>modtager, {received} MB indtil nu</translation>
        </message>
        <message>
            <source>recurring</source>
            <translation>løbende</translation>
        </message>
        <message>
            <source>renews {day}</source>
            <translation>fornyes {day}</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>repareret</translation>
        </message>
        <message>
            <source>restart QGIS to begin a new one; it does not know what this month has cost so far</source>
            <translation>genstart QGIS for at begynde på et nyt; det ved ikke, hvad måneden har kostet indtil nu</translation>
        </message>
        <message>
            <source>see that the file can be written and its disk is not full, then restart QGIS</source>
            <translation>sørg for, at filen kan skrives, og at disken ikke er fuld, og genstart QGIS</translation>
        </message>
        <message>
            <source>select one or more and try again</source>
            <translation>markér en eller flere, og prøv igen</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>sendt</translation>
        </message>
        <message>
            <source>set one under Layer ▸ Set CRS of Layer(s)… and try again</source>
            <translation>vælg et under Lag ▸ Sæt CRS for lag… og prøv igen</translation>
        </message>
        <message>
            <source>set one with the button under the area, or under Project ▸ Properties ▸ CRS</source>
            <translation>vælg et med knappen under området eller under Projekt ▸ Egenskaber ▸ CRS</translation>
        </message>
        <message>
            <source>state unknown</source>
            <translation>tilstand ukendt</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>stoppet</translation>
        </message>
        <message>
            <source>stopped · {charge}</source>
            <translation>stoppet · {charge}</translation>
        </message>
        <message>
            <source>the area is too large for them</source>
            <translation>området er for stort til dem</translation>
        </message>
        <message>
            <source>the area is too narrow or too thin for it</source>
            <translation>området er for smalt eller for tyndt til det</translation>
        </message>
        <message>
            <source>the area lies where there is data</source>
            <translation>området ligger, hvor der er data</translation>
        </message>
        <message>
            <source>the file began to come</source>
            <translation>filen begyndte at komme</translation>
        </message>
        <message>
            <source>the file is kept as {path}: open it by hand, or ask ClearSKY's support</source>
            <translation>filen er gemt som {path}: åbn den selv, eller spørg ClearSKYs support</translation>
        </message>
        <message>
            <source>the image is ready for part of the area only</source>
            <translation>billedet er kun klar for en del af området</translation>
        </message>
        <message>
            <source>the image is ready for the whole area</source>
            <translation>billedet er klar for hele området</translation>
        </message>
        <message>
            <source>the service told no price</source>
            <translation>tjenesten oplyste ingen pris</translation>
        </message>
        <message>
            <source>then about {amount} every month</source>
            <translation>derefter cirka {amount} hver måned</translation>
        </message>
        <message>
            <source>then {amount} a month</source>
            <translation>derefter {amount} om måneden</translation>
        </message>
        <message>
            <source>there are none here</source>
            <translation>der er ingen her</translation>
        </message>
        <message>
            <source>this account has access to it</source>
            <translation>denne konto har adgang til det</translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>denne computer</translation>
        </message>
        <message>
            <source>those that came are charged, and what broke off may be</source>
            <translation>de, der kom, er betalt, og det, der brød af, kan være det</translation>
        </message>
        <message>
            <source>ticked</source>
            <translation>afkrydset</translation>
        </message>
        <message>
            <source>to</source>
            <translation>til</translation>
        </message>
        <message>
            <source>too large</source>
            <translation>for stort</translation>
        </message>
        <message>
            <source>try again and give QGIS's own master password, which is not ClearSKY's key, or keep the key until QGIS closes</source>
            <translation>prøv igen, og giv QGIS' egen hovedadgangskode, som ikke er ClearSKYs nøgle, eller behold nøglen, til QGIS lukkes</translation>
        </message>
        <message>
            <source>try again in a few minutes</source>
            <translation>prøv igen om et par minutter</translation>
        </message>
        <message>
            <source>try again in a minute</source>
            <translation>prøv igen om et minut</translation>
        </message>
        <message>
            <source>try again in {wait}</source>
            <translation>prøv igen om {wait}</translation>
        </message>
        <message>
            <source>try again, and report it with the log panel's ClearSKY tab if it happens again</source>
            <translation>prøv igen, og indberet det med logpanelets ClearSKY-faneblad, hvis det sker igen</translation>
        </message>
        <message>
            <source>try another date or area</source>
            <translation>prøv en anden dato eller et andet område</translation>
        </message>
        <message>
            <source>under 1 % of the area</source>
            <translation>under 1 % af området</translation>
        </message>
        <message>
            <source>under way in another QGIS</source>
            <translation>i gang i en anden QGIS</translation>
        </message>
        <message>
            <source>up to date</source>
            <translation>ajour</translation>
        </message>
        <message>
            <source>update the plugin</source>
            <translation>opdatér pluginnet</translation>
        </message>
        <message>
            <source>very slow · goes on until stopped</source>
            <translation>meget langsomt · fortsætter til det stoppes</translation>
        </message>
        <message>
            <source>wait until it has come</source>
            <translation>vent, til det er kommet</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>venter</translation>
        </message>
        <message>
            <source>waiting for the service</source>
            <translation>venter på tjenesten</translation>
        </message>
        <message>
            <source>was being received when QGIS ended, and counts as fetched; what came is kept</source>
            <translation>blev modtaget, da QGIS sluttede, og tæller som hentet; det, der kom, er gemt</translation>
        </message>
        <message>
            <source>was sent, and its answer was lost: it may have been charged</source>
            <translation>blev sendt, og svaret gik tabt: det kan være betalt</translation>
        </message>
        <message>
            <source>was to go to {place}, and no word of it came: look there; it may have been charged</source>
            <translation>skulle til {place}, og der kom intet svar: se efter dér; det kan være blevet opkrævet</translation>
        </message>
        <message>
            <source>what came is kept as {path}: show it to ClearSKY's support</source>
            <translation>det, der kom, er gemt som {path}: vis det til ClearSKYs support</translation>
        </message>
        <message>
            <source>what came is kept as {path}; fetching it again may be charged again</source>
            <translation>det, der kom, er gemt som {path}; en ny hentning kan koste igen</translation>
        </message>
        <message>
            <source>whole area</source>
            <translation>hele området</translation>
        </message>
        <message>
            <source>written down</source>
            <translation>skrevet ned</translation>
        </message>
        <message>
            <source>your orders cover the whole area on this date</source>
            <translation>dine ordrer dækker hele området på denne dato</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>dit</translation>
        </message>
        <message>
            <source>{amount} now for {area}, {days}, {count} images.</source>
            <translation>{amount} nu for {area}, {days}, {count} billeder.</translation>
        </message>
        <message>
            <source>{amount} of play money</source>
            <translation>{amount} i legepenge</translation>
        </message>
        <message>
            <source>{amount} units</source>
            <translation>{amount} enheder</translation>
        </message>
        <message>
            <source>{amount} when ordered</source>
            <translation>{amount} ved bestilling</translation>
        </message>
        <message>
            <source>{area} billed</source>
            <translation>{area} betales</translation>
        </message>
        <message>
            <source>{area} drawn</source>
            <translation>{area} tegnet</translation>
        </message>
        <message>
            <source>{area} more is billed</source>
            <translation>der afregnes {area} mere</translation>
        </message>
        <message>
            <source>{area} more is billed, hatched on the map</source>
            <translation>der afregnes {area} mere, skraveret på kortet</translation>
        </message>
        <message>
            <source>{area} not wanted</source>
            <translation>{area} uønsket</translation>
        </message>
        <message>
            <source>{area} of it in squares of two zones, paid twice</source>
            <translation>{area} deraf i kvadrater fra to zoner, betales to gange</translation>
        </message>
        <message>
            <source>{area} of it not wanted (hatched)</source>
            <translation>{area} deraf uønsket (skraveret)</translation>
        </message>
        <message>
            <source>{area} of your area left out</source>
            <translation>{area} af dit område udeladt</translation>
        </message>
        <message>
            <source>{area} paid</source>
            <translation>{area} betales</translation>
        </message>
        <message>
            <source>{area} wasted</source>
            <translation>{area} spildt</translation>
        </message>
        <message>
            <source>{area}, billed as {least}</source>
            <translation>{area}, betales som {least}</translation>
        </message>
        <message>
            <source>{area}, {date}</source>
            <translation>{area}, {date}</translation>
        </message>
        <message>
            <source>{area}, {unwanted} of it not wanted</source>
            <translation>{area}, {unwanted} deraf uønsket</translation>
        </message>
        <message>
            <source>{cadence}, counted from {date}</source>
            <translation>{cadence}, talt fra {date}</translation>
        </message>
        <message>
            <source>{chosen} of {count}</source>
            <translation>{chosen} af {count}</translation>
        </message>
        <message>
            <source>{count} corners</source>
            <translation>{count} hjørner</translation>
        </message>
        <message>
            <source>{count} dates ticked</source>
            <translation>{count} datoer afkrydset</translation>
        </message>
        <message>
            <source>{count} days earlier</source>
            <translation>{count} dage tidligere</translation>
        </message>
        <message>
            <source>{count} days later</source>
            <translation>{count} dage senere</translation>
        </message>
        <message>
            <source>{count} downloads come very slowly, and go on coming. They count as fetched; if you stop them, what has come is kept.</source>
            <translation>{count} hentninger kommer meget langsomt og kommer stadig. De tæller som hentet; stopper du dem, beholdes det, der er kommet.</translation>
        </message>
        <message>
            <source>{count} images</source>
            <translation>{count} billeder</translation>
        </message>
        <message>
            <source>{count} images in {year}</source>
            <translation>{count} billeder i {year}</translation>
        </message>
        <message>
            <source>{count} images: {days}</source>
            <translation>{count} billeder: {days}</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <source>{count} minitiles</source>
            <translation>{count} minifelter</translation>
        </message>
        <message>
            <source>{count} new</source>
            <translation>{count} nye</translation>
        </message>
        <message>
            <source>{count} of them already yours</source>
            <translation>{count} af dem allerede dine</translation>
        </message>
        <message>
            <source>{count} of {all} areas</source>
            <translation>{count} af {all} områder</translation>
        </message>
        <message>
            <source>{count} of {total} geometries, marked on the map, break a rule.</source>
            <translation>{count} af {total} geometrier, markeret på kortet, bryder en regel.</translation>
        </message>
        <message>
            <source>{count} of {total} layers have their files again; nothing was charged.</source>
            <translation>{count} af {total} lag har deres filer igen; intet er betalt.</translation>
        </message>
        <message>
            <source>{count} orders written to {path}.</source>
            <translation>{count} ordrer skrevet til {path}.</translation>
        </message>
        <message>
            <source>{count} parts</source>
            <translation>{count} dele</translation>
        </message>
        <message>
            <source>{count} recurring orders have new images.</source>
            <translation>{count} løbende ordrer har nye billeder.</translation>
        </message>
        <message>
            <source>{count} repaired</source>
            <translation>{count} repareret</translation>
        </message>
        <message>
            <source>{count} retrievals</source>
            <translation>{count} hentninger</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>{count} tiles</source>
            <translation>{count} felter</translation>
        </message>
        <message>
            <source>{count} · as of {time}</source>
            <translation>{count} · pr. {time}</translation>
        </message>
        <message>
            <source>{count}, {owned} yours</source>
            <translation>{count}, heraf {owned} dine</translation>
        </message>
        <message>
            <source>{crs} (Auto)</source>
            <translation>{crs} (auto)</translation>
        </message>
        <message>
            <source>{crs} is in degrees; how the service turns {resolution_m} m into them is not documented.</source>
            <translation>{crs} er i grader; hvordan tjenesten omregner {resolution_m} m til dem, er ikke dokumenteret.</translation>
        </message>
        <message>
            <source>{date} {time} UTC ({local} here)</source>
            <translation>{date} {time} UTC ({local} her)</translation>
        </message>
        <message>
            <source>{date} · {area} · {amount}</source>
            <translation>{date} · {area} · {amount}</translation>
        </message>
        <message>
            <source>{date}, as far as it came</source>
            <translation>{date}, så langt det kom</translation>
        </message>
        <message>
            <source>{done} of {total} parts are here</source>
            <translation>{done} af {total} dele er her</translation>
        </message>
        <message>
            <source>{drawn} · billed {billed}</source>
            <translation>{drawn} · afregnet {billed}</translation>
        </message>
        <message>
            <source>{field} of the Selected Feature ({date})</source>
            <translation>{field} for det markerede objekt ({date})</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} til {last}</translation>
        </message>
        <message>
            <source>{many} corners; moved by at most {metres} m: {fewer} corners, {difference} km²</source>
            <translation>{many} hjørner; flyttet højst {metres} m: {fewer} hjørner, {difference} km²</translation>
        </message>
        <message>
            <source>{model} · no dates here</source>
            <translation>{model} · ingen datoer her</translation>
        </message>
        <message>
            <source>{name} has no coordinate system, so the place of its polygons is not known</source>
            <translation>{name} har intet koordinatsystem, så stedet for dets polygoner er ukendt</translation>
        </message>
        <message>
            <source>{name} is neither a band nor an index such as [B8_B4].</source>
            <translation>{name} er hverken et bånd eller et indeks som [B8_B4].</translation>
        </message>
        <message>
            <source>{name} needs two different bands that exist.</source>
            <translation>{name} skal have to forskellige bånd, der findes.</translation>
        </message>
        <message>
            <source>{name} stands alone, without other bands.</source>
            <translation>{name} står alene, uden andre bånd.</translation>
        </message>
        <message>
            <source>{name} stands there twice.</source>
            <translation>{name} står der to gange.</translation>
        </message>
        <message>
            <source>{name} was not found there; nothing was charged; look in another folder.</source>
            <translation>{name} blev ikke fundet der; intet er betalt; led i en anden mappe.</translation>
        </message>
        <message>
            <source>{name} · {count} features</source>
            <translation>{name} · {count} objekter</translation>
        </message>
        <message>
            <source>{name}, cheapest</source>
            <translation>{name}, billigst</translation>
        </message>
        <message>
            <source>{name}: cheapest here by {amount}</source>
            <translation>{name}: billigst her med {amount}</translation>
        </message>
        <message>
            <source>{name}: cheapest here by {amount} over two months</source>
            <translation>{name}: billigst her med {amount} over to måneder</translation>
        </message>
        <message>
            <source>{percent} % of it</source>
            <translation>{percent} % af det</translation>
        </message>
        <message>
            <source>{percent} % of the area</source>
            <translation>{percent} % af området</translation>
        </message>
        <message>
            <source>{price} once it can be had</source>
            <translation>{price}, når det kan fås</translation>
        </message>
        <message>
            <source>{resolution_m} m is sent; the service documents pixel sizes for UTM only.</source>
            <translation>{resolution_m} m sendes; tjenesten dokumenterer kun pixelstørrelser for UTM.</translation>
        </message>
        <message>
            <source>{shown} of {total}</source>
            <translation>{shown} af {total}</translation>
        </message>
        <message>
            <source>{size}/s</source>
            <translation>{size}/s</translation>
        </message>
        <message>
            <source>{spent} of {limit} this month</source>
            <translation>{spent} af {limit} denne måned</translation>
        </message>
        <message>
            <source>{there} of {count} parts</source>
            <translation>{there} af {count} dele</translation>
        </message>
        <message>
            <source>{there} of {total} images are in the project</source>
            <translation>{there} af {total} billeder er i projektet</translation>
        </message>
        <message>
            <source>{there} of {total} images are in the project. Rest the pointer on a cell to read why.</source>
            <translation>{there} af {total} billeder er i projektet. Hold markøren over en celle for at læse hvorfor.</translation>
        </message>
        <message>
            <source>{used} of {total} features</source>
            <translation>{used} af {total} objekter</translation>
        </message>
        <message>
            <source>↻ Charged every month until cancelled. Next on {date}; cancel before {moment}.</source>
            <translation>↻ Betales hver måned, til den annulleres. Næste gang {date}; annullér før {moment}.</translation>
        </message>
        <message>
            <source>↻ Has no end: it is charged every month until you cancel it.</source>
            <translation>↻ Har ingen ende: den betales hver måned, til du annullerer den.</translation>
        </message>
        <message>
            <source>▮ in this price   ▖ each later month is charged again</source>
            <translation>▮ i denne pris   ▖ hver senere måned betales igen</translation>
        </message>
        <message>
            <source>▮ whole area   ▖ part of it   · none</source>
            <translation>▮ hele området   ▖ en del af det   · ingen</translation>
        </message>
        <message>
            <source>⚠ It renews soon, on {moment}. If you do not want that, end its renewal now: the service may need a day.</source>
            <translation>⚠ Den fornyes snart, den {moment}. Vil du ikke det, så stop fornyelsen nu: tjenesten kan behøve en dag.</translation>
        </message>
        <message>
            <source>⚠ renews {day}</source>
            <translation>⚠ fornyes {day}</translation>
        </message>
        <message>
            <source>✔ Delivered to {place}</source>
            <translation>✔ Leveret til {place}</translation>
        </message>
        <message>
            <source>✔ In the project: {images}</source>
            <translation>✔ I projektet: {images}</translation>
        </message>
        <message>
            <source>✔ In the project: {name}</source>
            <translation>✔ I projektet: {name}</translation>
        </message>
        <message>
            <source>✔ Its renewal has ended. What is paid can still be used.</source>
            <translation>✔ Dens fornyelse er stoppet. Det betalte kan stadig bruges.</translation>
        </message>
        <message>
            <source>✔ Ordered · {amount}</source>
            <translation>✔ Bestilt · {amount}</translation>
        </message>
        <message>
            <source>✔ Ready</source>
            <translation>✔ Klar</translation>
        </message>
        <message>
            <source>✔ Ready for part of the area; the rest will be without data</source>
            <translation>✔ Klar for en del af området; resten bliver uden data</translation>
        </message>
        <message>
            <source>✔ Ready for the whole area</source>
            <translation>✔ Klar for hele området</translation>
        </message>
        <message>
            <source>✔ Ready for {percent} % of the area; the rest will be without data</source>
            <translation>✔ Klar for {percent} % af området; resten bliver uden data</translation>
        </message>
        <message>
            <source>✔ The order is cancelled.</source>
            <translation>✔ Ordren er annulleret.</translation>
        </message>
        <message>
            <source>✔ This image is on your disk already.</source>
            <translation>✔ Dette billede er allerede på din disk.</translation>
        </message>
        <message>
            <source>✔ This image was delivered to {place} on {date}: it is not bought twice.</source>
            <translation>✔ Dette billede blev leveret til {place} den {date}: det købes ikke to gange.</translation>
        </message>
        <message>
            <source>✔ You bought this image on {date}: here it is.</source>
            <translation>✔ Du købte dette billede {date}: her er det.</translation>
        </message>
        <message>
            <source>✔ in the project</source>
            <translation>✔ i projektet</translation>
        </message>
        <message>
            <source>✖ failed</source>
            <translation>✖ mislykket</translation>
        </message>
    </context>
</TS>
