<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>ClearSky</name>
        <message>
            <source> dates</source>
            <translation> Termine</translation>
        </message>
        <message>
            <source>+ {amount}</source>
            <translation>+ {amount}</translation>
        </message>
        <message>
            <source>, cut at 180°</source>
            <translation>, bei 180° geteilt</translation>
        </message>
        <message>
            <source>1 date ticked</source>
            <translation>1 Termin angekreuzt</translation>
        </message>
        <message>
            <source>1 day earlier</source>
            <translation>1 Tag früher</translation>
        </message>
        <message>
            <source>1 day later</source>
            <translation>1 Tag später</translation>
        </message>
        <message>
            <source>1 image</source>
            <translation>1 Bild</translation>
        </message>
        <message>
            <source>1 part</source>
            <translation>1 Teil</translation>
        </message>
        <message>
            <source>1, Top of Atmosphere</source>
            <translation>1, Oberrand der Atmosphäre</translation>
        </message>
        <message>
            <source>16 Bits, Exact</source>
            <translation>16 Bit, genau</translation>
        </message>
        <message>
            <source>16 bits hold reflectance times 10 000. 8 bits hold 255 steps of an undocumented scale.</source>
            <translation>16 Bit enthalten die Reflexion mal 10 000. 8 Bit enthalten 255 Stufen einer nicht dokumentierten Skala.</translation>
        </message>
        <message>
            <source>2, Surface</source>
            <translation>2, Erdoberfläche</translation>
        </message>
        <message>
            <source>8 Bits, Smaller File</source>
            <translation>8 Bit, kleinere Datei</translation>
        </message>
        <message>
            <source>8 bits</source>
            <translation>8 Bit</translation>
        </message>
        <message>
            <source>8 bits keep 255 steps: no exact reflectance, and no NDVI from the bands.</source>
            <translation>8 Bit haben nur 255 Stufen: keine genaue Reflexion und kein NDVI aus den Bändern.</translation>
        </message>
        <message>
            <source>; stopping: what has begun still comes</source>
            <translation>; wird beendet: Begonnenes kommt noch</translation>
        </message>
        <message>
            <source>; {failed} failed</source>
            <translation>; {failed} fehlgeschlagen</translation>
        </message>
        <message>
            <source>A Date…</source>
            <translation>Ein Datum…</translation>
        </message>
        <message>
            <source>A band is missing: name bands as in B8,B4 or indices as in [B8_B4].</source>
            <translation>Ein Band fehlt: Bänder wie in B8,B4 oder Indizes wie in [B8_B4] angeben.</translation>
        </message>
        <message>
            <source>A download comes very slowly, and goes on coming. It counts as fetched; if you stop it, what has come is kept.</source>
            <translation>Ein Download kommt sehr langsam, und er kommt weiter. Er zählt als abgerufen; wenn Sie ihn beenden, bleibt, was gekommen ist.</translation>
        </message>
        <message>
            <source>A month (UTC) counts what was bought from this profile, at the prices you agreed to. Recurring orders count again in each month until the list shows that they have ended, and are refused if a later month has no room.</source>
            <translation>Ein Monat (UTC) zählt, was aus diesem Profil gekauft wurde, zu den Preisen, denen Sie zugestimmt haben. Fortlaufende Bestellungen zählen in jedem Monat erneut, bis die Liste zeigt, dass sie beendet sind, und werden abgelehnt, wenn ein späterer Monat keinen Raum hat.</translation>
        </message>
        <message>
            <source>A month counts purchases and renewals at the prices you agreed to.</source>
            <translation>Ein Monat zählt Käufe und Verlängerungen zu den Preisen, denen Sie zugestimmt haben.</translation>
        </message>
        <message>
            <source>A plan of {images} was cut off; 1 is missing.</source>
            <translation>Ein Plan mit {images} wurde abgebrochen; 1 fehlt.</translation>
        </message>
        <message>
            <source>A plan of {images} was cut off; {missing} are missing.</source>
            <translation>Ein Plan mit {images} wurde abgebrochen; {missing} fehlen.</translation>
        </message>
        <message>
            <source>A polygon must fill at least 5 % of its box.</source>
            <translation>Ein Polygon muss mindestens 5 % seines umgebenden Rechtecks füllen.</translation>
        </message>
        <message>
            <source>A polygon order needs a box with sides of more than 150 m.</source>
            <translation>Eine Polygonbestellung braucht ein umgebendes Rechteck mit Seiten von mehr als 150 m.</translation>
        </message>
        <message>
            <source>A report for whoever helps you, without any secret.</source>
            <translation>Ein Bericht für alle, die Ihnen helfen, ohne jedes Geheimnis.</translation>
        </message>
        <message>
            <source>A sandbox on this computer: nothing here costs anything. Click to leave the sample service.</source>
            <translation>Eine Sandbox auf diesem Rechner: hier kostet nichts etwas. Klicken, um den Beispieldienst zu verlassen.</translation>
        </message>
        <message>
            <source>API key</source>
            <translation>API-Schlüssel</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Add Attribution to the Map</source>
            <translation>Quellen auf die Karte setzen</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Agriculture</source>
            <translation>Landwirtschaft</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>All Bands</source>
            <translation>Alle Bänder</translation>
        </message>
        <message>
            <source>All Inside</source>
            <translation>Alle innerhalb</translation>
        </message>
        <message>
            <source>All Touching</source>
            <translation>Alle berührten</translation>
        </message>
        <message>
            <source>All bands cost the same, and an image is usually included only once.</source>
            <translation>Alle Bänder kosten dasselbe, und ein Bild ist meist nur einmal enthalten.</translation>
        </message>
        <message>
            <source>All downloads</source>
            <translation>Alle Downloads</translation>
        </message>
        <message>
            <source>Allow a Partial Image</source>
            <translation>Ein Teilbild erlauben</translation>
        </message>
        <message>
            <source>All…</source>
            <translation>Alle…</translation>
        </message>
        <message>
            <source>Already Delivered</source>
            <translation>Bereits geliefert</translation>
        </message>
        <message>
            <source>An Image Is Being Received</source>
            <translation>Ein Bild wird gerade empfangen</translation>
        </message>
        <message>
            <source>An image is being fetched just now. Get this one when it is there.</source>
            <translation>Gerade wird ein Bild geholt. Holen Sie dieses, wenn es da ist.</translation>
        </message>
        <message>
            <source>An image of {day} can be fetched until {last}.</source>
            <translation>Ein Bild vom {day} kann bis {last} abgerufen werden.</translation>
        </message>
        <message>
            <source>An order comes with the units to fetch each of its images once. By this QGIS's own record nothing of this area was fetched for this date.</source>
            <translation>Eine Bestellung enthält die Einheiten, um jedes ihrer Bilder einmal abzurufen. Nach der eigenen Aufzeichnung dieses QGIS wurde von diesem Gebiet für diesen Tag nichts abgerufen.</translation>
        </message>
        <message>
            <source>An order of {amount} for {area} was sent on {moment}, and its answer was lost.</source>
            <translation>Eine Bestellung über {amount} für {area} wurde am {moment} gesendet, und die Antwort ging verloren.</translation>
        </message>
        <message>
            <source>Another Address</source>
            <translation>Eine andere Adresse</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Gebiet</translation>
        </message>
        <message>
            <source>Area from File</source>
            <translation>Gebiet aus Datei</translation>
        </message>
        <message>
            <source>Area near {latitude}, {longitude}</source>
            <translation>Gebiet bei {latitude}, {longitude}</translation>
        </message>
        <message>
            <source>Area {number}</source>
            <translation>Gebiet {number}</translation>
        </message>
        <message>
            <source>Area, km²</source>
            <translation>Fläche, km²</translation>
        </message>
        <message>
            <source>Areas</source>
            <translation>Gebiete</translation>
        </message>
        <message>
            <source>Areas of the Order · {count}</source>
            <translation>Gebiete der Bestellung · {count}</translation>
        </message>
        <message>
            <source>As Usual</source>
            <translation>Wie üblich</translation>
        </message>
        <message>
            <source>As it is, unchecked and perhaps incomplete; nothing is charged.</source>
            <translation>Wie es ist, ungeprüft und vielleicht unvollständig; nichts wird berechnet.</translation>
        </message>
        <message>
            <source>As the Project</source>
            <translation>Wie das Projekt</translation>
        </message>
        <message>
            <source>As the Service Does</source>
            <translation>Wie es der Dienst macht</translation>
        </message>
        <message>
            <source>Ask Again</source>
            <translation>Erneut fragen</translation>
        </message>
        <message>
            <source>Ask again above (units)</source>
            <translation>Erneut fragen ab (Einheiten)</translation>
        </message>
        <message>
            <source>Ask for the squares once more</source>
            <translation>Die Quadrate noch einmal erfragen</translation>
        </message>
        <message>
            <source>Ask once more for what could not be asked.</source>
            <translation>Noch einmal nach dem fragen, was nicht erfragt werden konnte.</translation>
        </message>
        <message>
            <source>Ask the service what the key may do; free, and nothing is kept yet.</source>
            <translation>Den Dienst fragen, was der Schlüssel darf; kostenlos, und noch wird nichts aufbewahrt.</translation>
        </message>
        <message>
            <source>Asking for prices, {left} of {total} to go…</source>
            <translation>Preise werden erfragt, noch {left} von {total}…</translation>
        </message>
        <message>
            <source>Asking for the dates…</source>
            <translation>Die Termine werden abgefragt…</translation>
        </message>
        <message>
            <source>Asking for the price…</source>
            <translation>Der Preis wird erfragt…</translation>
        </message>
        <message>
            <source>Asking for your orders…</source>
            <translation>Ihre Bestellungen werden erfragt…</translation>
        </message>
        <message>
            <source>Asking the service…</source>
            <translation>Der Dienst wird gefragt…</translation>
        </message>
        <message>
            <source>Asking which dates there are…</source>
            <translation>Die vorhandenen Termine werden erfragt…</translation>
        </message>
        <message>
            <source>Asks for the price first; nothing is bought before you say so.</source>
            <translation>Fragt erst nach dem Preis; nichts wird gekauft, bevor Sie es sagen.</translation>
        </message>
        <message>
            <source>Asks for the price first; the first try has cost nothing.</source>
            <translation>Fragt zuerst nach dem Preis; der erste Versuch hat nichts gekostet.</translation>
        </message>
        <message>
            <source>At most {amount} now for {area}, {days}, {count} images.</source>
            <translation>Höchstens {amount} jetzt für {area}, {days}, {count} Bilder.</translation>
        </message>
        <message>
            <source>At once {area}, {bands} bands, {connections} connections.</source>
            <translation>Auf einmal {area}, {bands} Bänder, {connections} Verbindungen.</translation>
        </message>
        <message>
            <source>Automatic is the UTM zone of the area's centre, named in the request: the image comes in that one.</source>
            <translation>Automatisch ist die UTM-Zone der Mitte des Gebiets, in der Anfrage genannt: in ihr kommt das Bild.</translation>
        </message>
        <message>
            <source>Available dates</source>
            <translation>Verfügbare Termine</translation>
        </message>
        <message>
            <source>Available dates of the year</source>
            <translation>Verfügbare Termine des Jahres</translation>
        </message>
        <message>
            <source>Back to your orders</source>
            <translation>Zurück zu Ihren Bestellungen</translation>
        </message>
        <message>
            <source>Back to your orders; nothing is sent</source>
            <translation>Zurück zu Ihren Bestellungen; nichts wird gesendet</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>Bänder</translation>
        </message>
        <message>
            <source>Bands and indices</source>
            <translation>Bänder und Indizes</translation>
        </message>
        <message>
            <source>Bands by name and indices in brackets, with commas between: [B8_B4] is (B8 - B4) / (B8 + B4).</source>
            <translation>Bänder mit Namen und Indizes in eckigen Klammern, durch Kommas getrennt: [B8_B4] ist (B8 - B4) / (B8 + B4).</translation>
        </message>
        <message>
            <source>Begin no further image; what is being received still comes.</source>
            <translation>Kein weiteres Bild beginnen; was gerade empfangen wird, kommt noch.</translation>
        </message>
        <message>
            <source>Beside the project</source>
            <translation>Neben dem Projekt</translation>
        </message>
        <message>
            <source>Beyond What Is Included</source>
            <translation>Über das Enthaltene hinaus</translation>
        </message>
        <message>
            <source>Bundle {count} Small Fields · billed {less} instead of {more}</source>
            <translation>{count} kleine Felder bündeln · {less} statt {more} berechnet</translation>
        </message>
        <message>
            <source>Bundle {count} Small Fields · together they keep the rules</source>
            <translation>{count} kleine Felder bündeln · zusammen halten sie die Regeln ein</translation>
        </message>
        <message>
            <source>By the prices you agreed to, with what orders renewed.</source>
            <translation>Nach den Preisen, denen Sie zugestimmt haben, samt verlängerten Bestellungen.</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <source>Cancel This Order…</source>
            <translation>Diese Bestellung stornieren…</translation>
        </message>
        <message>
            <source>Cancelling, and looking at the list for what it has done…</source>
            <translation>Wird storniert; die Liste zeigt gleich, was daraus wurde…</translation>
        </message>
        <message>
            <source>Choose a coordinate system that has an EPSG code: the service knows no others.</source>
            <translation>Ein Koordinatensystem mit EPSG-Code wählen: andere kennt der Dienst nicht.</translation>
        </message>
        <message>
            <source>Choose an area to see dates and price.</source>
            <translation>Ein Gebiet wählen, um Termine und Preis zu sehen.</translation>
        </message>
        <message>
            <source>Choose an area to see dates and price. That takes your ClearSKY key: enter it under Settings ▸ Options ▸ ClearSKY, or try the sample data.</source>
            <translation>Ein Gebiet wählen, um Termine und Preis zu sehen. Das braucht Ihren ClearSKY-Schlüssel: ihn unter Einstellungen ▸ Optionen ▸ ClearSKY eintragen oder es mit Beispieldaten versuchen.</translation>
        </message>
        <message>
            <source>Chosen order</source>
            <translation>Gewählte Bestellung</translation>
        </message>
        <message>
            <source>ClearSKY</source>
            <translation>ClearSKY</translation>
        </message>
        <message>
            <source>ClearSKY Diagnostics</source>
            <translation>ClearSKY-Diagnose</translation>
        </message>
        <message>
            <source>ClearSKY Imagery</source>
            <translation>ClearSKY-Bilder</translation>
        </message>
        <message>
            <source>ClearSKY Vision Data Service Terms: {url}</source>
            <translation>Bedingungen der Datendienste von ClearSKY Vision: {url}</translation>
        </message>
        <message>
            <source>ClearSKY acquisitions from {date}</source>
            <translation>ClearSKY-Aufnahmen ab {date}</translation>
        </message>
        <message>
            <source>ClearSKY area</source>
            <translation>ClearSKY-Gebiet</translation>
        </message>
        <message>
            <source>ClearSKY areas of an order</source>
            <translation>ClearSKY: Gebiete einer Bestellung</translation>
        </message>
        <message>
            <source>ClearSKY balance</source>
            <translation>ClearSKY-Guthaben</translation>
        </message>
        <message>
            <source>ClearSKY billed area</source>
            <translation>ClearSKY: berechnete Fläche</translation>
        </message>
        <message>
            <source>ClearSKY cancellation</source>
            <translation>ClearSKY-Stornierung</translation>
        </message>
        <message>
            <source>ClearSKY dates</source>
            <translation>ClearSKY-Termine</translation>
        </message>
        <message>
            <source>ClearSKY dates, areas and orders</source>
            <translation>ClearSKY-Termine, -Gebiete und -Bestellungen</translation>
        </message>
        <message>
            <source>ClearSKY export</source>
            <translation>ClearSKY-Export</translation>
        </message>
        <message>
            <source>ClearSKY has no tile at this place</source>
            <translation>ClearSKY hat an diesem Ort keine Kachel</translation>
        </message>
        <message>
            <source>ClearSKY image of {date}</source>
            <translation>ClearSKY-Bild vom {date}</translation>
        </message>
        <message>
            <source>ClearSKY input scenes of {date}</source>
            <translation>ClearSKY-Eingangsszenen vom {date}</translation>
        </message>
        <message>
            <source>ClearSKY key</source>
            <translation>ClearSKY-Schlüssel</translation>
        </message>
        <message>
            <source>ClearSKY look at an upload</source>
            <translation>ClearSKY sieht nach einem Upload</translation>
        </message>
        <message>
            <source>ClearSKY models</source>
            <translation>ClearSKY-Modelle</translation>
        </message>
        <message>
            <source>ClearSKY new images</source>
            <translation>ClearSKY: neue Bilder</translation>
        </message>
        <message>
            <source>ClearSKY order</source>
            <translation>ClearSKY-Bestellung</translation>
        </message>
        <message>
            <source>ClearSKY order footprints</source>
            <translation>Umrisse der ClearSKY-Bestellungen</translation>
        </message>
        <message>
            <source>ClearSKY order price</source>
            <translation>Preis der ClearSKY-Bestellung</translation>
        </message>
        <message>
            <source>ClearSKY orders</source>
            <translation>ClearSKY-Bestellungen</translation>
        </message>
        <message>
            <source>ClearSKY pages</source>
            <translation>ClearSKY-Seiten</translation>
        </message>
        <message>
            <source>ClearSKY plans</source>
            <translation>ClearSKY-Pläne</translation>
        </message>
        <message>
            <source>ClearSKY previews</source>
            <translation>ClearSKY-Vorschauen</translation>
        </message>
        <message>
            <source>ClearSKY price</source>
            <translation>ClearSKY-Preis</translation>
        </message>
        <message>
            <source>ClearSKY prices</source>
            <translation>ClearSKY-Preise</translation>
        </message>
        <message>
            <source>ClearSKY purchase</source>
            <translation>ClearSKY-Kauf</translation>
        </message>
        <message>
            <source>ClearSKY purchases</source>
            <translation>ClearSKY-Käufe</translation>
        </message>
        <message>
            <source>ClearSKY recent areas</source>
            <translation>ClearSKY: letzte Gebiete</translation>
        </message>
        <message>
            <source>ClearSKY search for a file</source>
            <translation>ClearSKY sucht eine Datei</translation>
        </message>
        <message>
            <source>ClearSKY simpler outline</source>
            <translation>ClearSKY: einfacherer Umriss</translation>
        </message>
        <message>
            <source>ClearSKY tiles</source>
            <translation>ClearSKY-Kacheln</translation>
        </message>
        <message>
            <source>ClearSKY: looking for images</source>
            <translation>ClearSKY: Bilder werden gesucht</translation>
        </message>
        <message>
            <source>ClearSKY: {count} images</source>
            <translation>ClearSKY: {count} Bilder</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Coordinate system</source>
            <translation>Koordinatensystem</translation>
        </message>
        <message>
            <source>Coordinate system; empty for the UTM zone</source>
            <translation>Koordinatensystem; leer für die UTM-Zone</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy Attribution</source>
            <translation>Quellen kopieren</translation>
        </message>
        <message>
            <source>Copy Report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Custom</source>
            <translation>Eigene</translation>
        </message>
        <message>
            <source>Data type</source>
            <translation>Datentyp</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Date after</source>
            <translation>Nächster Termin</translation>
        </message>
        <message>
            <source>Date before</source>
            <translation>Voriger Termin</translation>
        </message>
        <message>
            <source>Date of the Selected Feature</source>
            <translation>Datum des gewählten Objekts</translation>
        </message>
        <message>
            <source>Date of the image</source>
            <translation>Datum des Bildes</translation>
        </message>
        <message>
            <source>Date of the image, in UTC</source>
            <translation>Datum des Bildes, in UTC</translation>
        </message>
        <message>
            <source>Dates</source>
            <translation>Termine</translation>
        </message>
        <message>
            <source>Dates of the series</source>
            <translation>Termine der Serie</translation>
        </message>
        <message>
            <source>Day that the images are counted from</source>
            <translation>Tag, von dem an die Bilder gezählt werden</translation>
        </message>
        <message>
            <source>Days between two images</source>
            <translation>Tage zwischen zwei Bildern</translation>
        </message>
        <message>
            <source>Deliver Image · {price}</source>
            <translation>Bild liefern · {price}</translation>
        </message>
        <message>
            <source>Deliver to {place}</source>
            <translation>Lieferung an {place}</translation>
        </message>
        <message>
            <source>Delivered Elsewhere</source>
            <translation>Anderswohin geliefert</translation>
        </message>
        <message>
            <source>Details…</source>
            <translation>Details…</translation>
        </message>
        <message>
            <source>Diagnostics…</source>
            <translation>Diagnose…</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Download</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Downloads</translation>
        </message>
        <message>
            <source>Draw ClearSKY Area</source>
            <translation>ClearSKY-Gebiet zeichnen</translation>
        </message>
        <message>
            <source>Draw a polygon on the map</source>
            <translation>Ein Polygon auf der Karte zeichnen</translation>
        </message>
        <message>
            <source>Draw a polygon, or take the map's extent or a selection.</source>
            <translation>Ein Polygon zeichnen oder den Kartenausschnitt oder eine Auswahl übernehmen.</translation>
        </message>
        <message>
            <source>Draw a rectangle on the map</source>
            <translation>Ein Rechteck auf der Karte zeichnen</translation>
        </message>
        <message>
            <source>Draw an area here, or take one on the Imagery page.</source>
            <translation>Zeichnen Sie hier eine Fläche, oder nehmen Sie eine auf der Seite Bilder.</translation>
        </message>
        <message>
            <source>Draw an area in the panel, or select polygons of a layer, and open this window again.</source>
            <translation>Im Bedienfeld ein Gebiet zeichnen oder Polygone eines Layers wählen und dieses Fenster erneut öffnen.</translation>
        </message>
        <message>
            <source>Draw another area on the map</source>
            <translation>Eine andere Fläche auf der Karte zeichnen</translation>
        </message>
        <message>
            <source>Draw it otherwise, or order tiles or minitiles.</source>
            <translation>Anders zeichnen oder Kacheln oder Minikacheln bestellen.</translation>
        </message>
        <message>
            <source>Each geometry is billed as {area} at least.</source>
            <translation>Jede Geometrie wird mit mindestens {area} berechnet.</translation>
        </message>
        <message>
            <source>Each image can be fetched once: fetching it again, also in another CRS, resolution or with other bands, needs more retrievals.</source>
            <translation>Jedes Bild kann einmal abgerufen werden: ein weiterer Abruf, auch in anderem KBS, anderer Auflösung oder mit anderen Bändern, braucht mehr Abrufe.</translation>
        </message>
        <message>
            <source>Each image can be fetched {count} times a month; every CRS, resolution or choice of bands counts.</source>
            <translation>Jedes Bild kann {count}-mal im Monat abgerufen werden; jedes KBS, jede Auflösung und jede Bandauswahl zählt.</translation>
        </message>
        <message>
            <source>End Its Renewal…</source>
            <translation>Verlängerung beenden…</translation>
        </message>
        <message>
            <source>End also what is being received; it may have been charged.</source>
            <translation>Auch beenden, was gerade empfangen wird; es kann schon berechnet sein.</translation>
        </message>
        <message>
            <source>Estimated at {units} processing units before it was fetched.</source>
            <translation>Vor dem Abruf auf {units} Verarbeitungseinheiten geschätzt.</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Every State</source>
            <translation>Jeder Zustand</translation>
        </message>
        <message>
            <source>Every byte of the image is here, but no disk has room for it in one piece</source>
            <translation>Jedes Byte des Bildes ist hier, aber keine Festplatte hat am Stück Platz dafür</translation>
        </message>
        <message>
            <source>Every how many dates</source>
            <translation>Jeden wievielten Termin</translation>
        </message>
        <message>
            <source>Every square that touches the area, no ground twice</source>
            <translation>Jedes Quadrat, das das Gebiet berührt, kein Boden doppelt</translation>
        </message>
        <message>
            <source>Everything that was bought</source>
            <translation>Alles, was gekauft wurde</translation>
        </message>
        <message>
            <source>Expired too</source>
            <translation>Auch abgelaufene</translation>
        </message>
        <message>
            <source>Export CSV…</source>
            <translation>CSV exportieren…</translation>
        </message>
        <message>
            <source>Export Orders</source>
            <translation>Bestellungen exportieren</translation>
        </message>
        <message>
            <source>Export Purchases</source>
            <translation>Käufe exportieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Failed or Stopped</source>
            <translation>Fehlgeschlagen oder beendet</translation>
        </message>
        <message>
            <source>False Colour</source>
            <translation>Falschfarben</translation>
        </message>
        <message>
            <source>Fetch Again, May Cost {amount}</source>
            <translation>Erneut abrufen, kostet eventuell {amount}</translation>
        </message>
        <message>
            <source>Fetched {time} from {service}.</source>
            <translation>Abgerufen {time} von {service}.</translation>
        </message>
        <message>
            <source>Fetches every image of a period that covers the whole area. It costs processing units, at most as many in all as you allow; images that you own already are free, so a second run fetches only what is missing.</source>
            <translation>Holt jedes Bild eines Zeitraums, das das ganze Gebiet deckt. Es kostet Verarbeitungseinheiten, insgesamt höchstens so viele, wie Sie erlauben; Bilder, die Ihnen schon gehören, sind kostenlos, ein zweiter Lauf holt also nur das Fehlende.</translation>
        </message>
        <message>
            <source>Fetches the image of an area and a date as a GeoTIFF with styles, date and source notices. It costs processing units, at most as many as you allow; an image that you own already is loaded for free. The limits of Settings ▸ Options ▸ ClearSKY hold here too.</source>
            <translation>Holt das Bild eines Gebiets an einem Tag als GeoTIFF mit Stilen, Datum und Quellenhinweisen. Es kostet Verarbeitungseinheiten, höchstens so viele, wie Sie erlauben; ein Bild, das Ihnen schon gehört, wird kostenlos geladen. Die Grenzen unter Einstellungen ▸ Optionen ▸ ClearSKY gelten auch hier.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>File {name}, {size} bytes, SHA-256 {sha256}.</source>
            <translation>Datei {name}, {size} Byte, SHA-256 {sha256}.</translation>
        </message>
        <message>
            <source>Filled from the Next Zone</source>
            <translation>Aus der Nachbarzone gefüllt</translation>
        </message>
        <message>
            <source>Find It…</source>
            <translation>Suchen…</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Abschließen</translation>
        </message>
        <message>
            <source>First date of the period</source>
            <translation>Erster Termin des Zeitraums</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder for images</source>
            <translation>Ordner für Bilder</translation>
        </message>
        <message>
            <source>Folder to Look for {name}</source>
            <translation>Ordner, in dem {name} gesucht wird</translation>
        </message>
        <message>
            <source>Folder; empty for that of the options</source>
            <translation>Ordner; leer für den der Optionen</translation>
        </message>
        <message>
            <source>For when</source>
            <translation>Für wann</translation>
        </message>
        <message>
            <source>For whoever helps you. It holds no key, no password and no upload address.</source>
            <translation>Für alle, die Ihnen helfen. Er enthält keinen Schlüssel, kein Kennwort und keine Upload-Adresse.</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Vergessen</translation>
        </message>
        <message>
            <source>Forget the area</source>
            <translation>Das Gebiet vergessen</translation>
        </message>
        <message>
            <source>Forget the key that is kept</source>
            <translation>Den aufbewahrten Schlüssel vergessen</translation>
        </message>
        <message>
            <source>Found: {path}. Nothing was charged.</source>
            <translation>Gefunden: {path}. Nichts wurde berechnet.</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Kostenlos</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>From File…</source>
            <translation>Aus Datei…</translation>
        </message>
        <message>
            <source>From Pasted WKT or GeoJSON</source>
            <translation>Aus eingefügtem WKT oder GeoJSON</translation>
        </message>
        <message>
            <source>From a Day to a Day</source>
            <translation>Von einem Tag bis zu einem anderen</translation>
        </message>
        <message>
            <source>From disk; nothing is charged.</source>
            <translation>Von der Festplatte; nichts wird berechnet.</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg)</source>
            <translation>GeoPackage (*.gpkg)</translation>
        </message>
        <message>
            <source>Get 1 Image · {price}</source>
            <translation>1 Bild holen · {price}</translation>
        </message>
        <message>
            <source>Get All New ({count})…</source>
            <translation>Alle neuen holen ({count})…</translation>
        </message>
        <message>
            <source>Get All New…</source>
            <translation>Alle neuen holen…</translation>
        </message>
        <message>
            <source>Get ClearSKY Image…</source>
            <translation>ClearSKY-Bild holen…</translation>
        </message>
        <message>
            <source>Get Image</source>
            <translation>Bild holen</translation>
        </message>
        <message>
            <source>Get Image · {price}</source>
            <translation>Bild holen · {price}</translation>
        </message>
        <message>
            <source>Get Images</source>
            <translation>Bilder holen</translation>
        </message>
        <message>
            <source>Get an image</source>
            <translation>Ein Bild holen</translation>
        </message>
        <message>
            <source>Get the images of a period</source>
            <translation>Die Bilder eines Zeitraums holen</translation>
        </message>
        <message>
            <source>Get {count} Images · {price}</source>
            <translation>{count} Bilder holen · {price}</translation>
        </message>
        <message>
            <source>Give Up, Allow Buying Again</source>
            <translation>Aufgeben, erneuten Kauf erlauben</translation>
        </message>
        <message>
            <source>Give Up, Allow Ordering Again</source>
            <translation>Aufgeben, erneute Bestellung erlauben</translation>
        </message>
        <message>
            <source>Give up what is missing; what was bought stays.</source>
            <translation>Fehlendes aufgeben; Gekauftes bleibt.</translation>
        </message>
        <message>
            <source>Given by the variable CLEARSKY_API_KEY</source>
            <translation>Von der Variable CLEARSKY_API_KEY vorgegeben</translation>
        </message>
        <message>
            <source>Go On</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Go On · {price}</source>
            <translation>Fortsetzen · {price}</translation>
        </message>
        <message>
            <source>Go to {date}</source>
            <translation>Zum {date}</translation>
        </message>
        <message>
            <source>Harmonised</source>
            <translation>Harmonisiert</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>How an image is wanted when QGIS starts the next time. Products are saved in the panel, under Product.</source>
            <translation>Wie ein Bild gewünscht wird, wenn QGIS das nächste Mal startet. Produkte werden im Bedienfeld unter Produkt gespeichert.</translation>
        </message>
        <message>
            <source>How often each image may be fetched</source>
            <translation>Wie oft jedes Bild abgerufen werden darf</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Image of {date}, or the nearest</source>
            <translation>Bild vom {date} oder das nächste</translation>
        </message>
        <message>
            <source>Imagery</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Images being received</source>
            <translation>Bilder, die empfangen werden</translation>
        </message>
        <message>
            <source>Images of an order</source>
            <translation>Bilder einer Bestellung</translation>
        </message>
        <message>
            <source>Images of the order</source>
            <translation>Bilder der Bestellung</translation>
        </message>
        <message>
            <source>Images, at most (units a month)</source>
            <translation>Bilder, höchstens (Einheiten im Monat)</translation>
        </message>
        <message>
            <source>In map view</source>
            <translation>Im Kartenausschnitt</translation>
        </message>
        <message>
            <source>In the Project</source>
            <translation>Im Projekt</translation>
        </message>
        <message>
            <source>Indices (NDVI, NDMI, NDWI, NBR)</source>
            <translation>Indizes (NDVI, NDMI, NDWI, NBR)</translation>
        </message>
        <message>
            <source>It Has Arrived</source>
            <translation>Es ist angekommen</translation>
        </message>
        <message>
            <source>It cannot be cancelled: it is over, or accepted and ends by itself.</source>
            <translation>Sie kann nicht storniert werden: sie ist vorbei, oder sie ist angenommen und endet von selbst.</translation>
        </message>
        <message>
            <source>It costs {amount}, and this run may pay {limit} at most</source>
            <translation>Es kostet {amount}, und dieser Lauf darf höchstens {limit} zahlen</translation>
        </message>
        <message>
            <source>It counts as fetched already. If you stop it, what has come is kept, and the rest is lost. Press Stop once more to stop it.</source>
            <translation>Es zählt schon als abgerufen. Wenn Sie es beenden, bleibt, was gekommen ist, und der Rest ist verloren. Noch einmal auf Beenden drücken, um es zu beenden.</translation>
        </message>
        <message>
            <source>It counts as fetched already; if you stop it, the rest is lost.</source>
            <translation>Es zählt schon als abgerufen; wenn Sie es anhalten, geht der Rest verloren.</translation>
        </message>
        <message>
            <source>It ends by itself; nothing recurs.</source>
            <translation>Sie endet von selbst; nichts wiederholt sich.</translation>
        </message>
        <message>
            <source>It is accepted, so only its renewal ends: what is paid stays paid, and nothing is charged from {date} on. The service must have it before {moment}; better do it a day early.</source>
            <translation>Sie ist angenommen, also endet nur ihre Verlängerung: Bezahltes bleibt bezahlt, und ab {date} wird nichts mehr berechnet. Der Dienst muss es vor {moment} haben; besser einen Tag früher.</translation>
        </message>
        <message>
            <source>It is not accepted yet, so it is undone as a whole and its charge is taken back. Later orders of this month may then fall into a dearer price tier.</source>
            <translation>Sie ist noch nicht angenommen, also wird sie ganz aufgehoben und ihr Betrag zurückgenommen. Spätere Bestellungen dieses Monats können dadurch in eine teurere Preisstufe fallen.</translation>
        </message>
        <message>
            <source>It is not in your list so far.</source>
            <translation>Bisher steht sie nicht in Ihrer Liste.</translation>
        </message>
        <message>
            <source>It runs inside QGIS, without a network and a key; nothing costs anything.</source>
            <translation>Er läuft innerhalb von QGIS, ohne Netz und Schlüssel; nichts kostet etwas.</translation>
        </message>
        <message>
            <source>Its price is shown on the imagery page first; nothing is bought yet.</source>
            <translation>Zuerst wird auf der Bilderseite der Preis gezeigt; gekauft wird noch nichts.</translation>
        </message>
        <message>
            <source>Keep It</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Keep Receiving</source>
            <translation>Weiter empfangen</translation>
        </message>
        <message>
            <source>Keep Waiting</source>
            <translation>Weiter warten</translation>
        </message>
        <message>
            <source>Keep the key only until QGIS closes</source>
            <translation>Den Schlüssel nur behalten, bis QGIS schließt</translation>
        </message>
        <message>
            <source>Keep these source notices, and pass them on, wherever the image or a map of it leaves the organisation.</source>
            <translation>Diese Quellenangaben behalten und weitergeben, wo immer das Bild oder eine Karte daraus die Organisation verlässt.</translation>
        </message>
        <message>
            <source>Kept in QGIS's database; enter another to replace it</source>
            <translation>In der Datenbank von QGIS; zum Ersetzen einen anderen eingeben</translation>
        </message>
        <message>
            <source>Kept until QGIS closes; enter another to replace it</source>
            <translation>Behalten, bis QGIS schließt; zum Ersetzen einen anderen eingeben</translation>
        </message>
        <message>
            <source>Last date of the period</source>
            <translation>Letzter Termin des Zeitraums</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>Layer of polygons</source>
            <translation>Layer mit Polygonen</translation>
        </message>
        <message>
            <source>Leave out what was ordered before</source>
            <translation>Schon Bestelltes auslassen</translation>
        </message>
        <message>
            <source>Left: {units} for images, {euros} for orders.</source>
            <translation>Übrig: {units} für Bilder, {euros} für Bestellungen.</translation>
        </message>
        <message>
            <source>Let all squares go</source>
            <translation>Alle Quadrate loslassen</translation>
        </message>
        <message>
            <source>Lists on which dates the account has imagery of an area, and how much of it. Free of charge.</source>
            <translation>Listet auf, an welchen Tagen das Konto Bilder eines Gebiets hat und von wie viel davon. Kostenlos.</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>Load 1 Image · already yours</source>
            <translation>1 Bild laden · gehört Ihnen schon</translation>
        </message>
        <message>
            <source>Load Again</source>
            <translation>Erneut laden</translation>
        </message>
        <message>
            <source>Load Image · already yours</source>
            <translation>Bild laden · gehört Ihnen schon</translation>
        </message>
        <message>
            <source>Load {count} Images · already yours</source>
            <translation>{count} Bilder laden · gehören Ihnen schon</translation>
        </message>
        <message>
            <source>Looking through the files…</source>
            <translation>Die Dateien werden durchsucht…</translation>
        </message>
        <message>
            <source>Looking up the squares…</source>
            <translation>Die Quadrate werden nachgeschlagen…</translation>
        </message>
        <message>
            <source>Looks for the file by its content; nothing is charged.</source>
            <translation>Sucht die Datei nach ihrem Inhalt; nichts wird berechnet.</translation>
        </message>
        <message>
            <source>Made in the ClearSKY dashboard; ClearSKY has no password for this plugin.</source>
            <translation>Im Dashboard von ClearSKY erstellt; ein Kennwort für dieses Plugin gibt es bei ClearSKY nicht.</translation>
        </message>
        <message>
            <source>Make every date visible, so that QGIS's Temporal Controller plays them one after the other.</source>
            <translation>Alle Termine sichtbar machen, damit die Zeitsteuerung von QGIS sie nacheinander abspielt.</translation>
        </message>
        <message>
            <source>Minitile</source>
            <translation>Minikachel</translation>
        </message>
        <message>
            <source>Minitile Under a Click</source>
            <translation>Minikachel unter einem Klick</translation>
        </message>
        <message>
            <source>Minitile {guid}</source>
            <translation>Minikachel {guid}</translation>
        </message>
        <message>
            <source>Minitile {number}</source>
            <translation>Minikachel {number}</translation>
        </message>
        <message>
            <source>Minitiles</source>
            <translation>Minikacheln</translation>
        </message>
        <message>
            <source>Minitiles (3.2 km)</source>
            <translation>Minikacheln (3,2 km)</translation>
        </message>
        <message>
            <source>Mixed tiles</source>
            <translation>Gemischte Kacheln</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Model; empty for the one with the most dates</source>
            <translation>Modell; leer für das mit den meisten Terminen</translation>
        </message>
        <message>
            <source>Months kept</source>
            <translation>Monate aufbewahrt</translation>
        </message>
        <message>
            <source>Months that images are kept</source>
            <translation>Monate, die Bilder aufbewahrt werden</translation>
        </message>
        <message>
            <source>More Options</source>
            <translation>Weitere Optionen</translation>
        </message>
        <message>
            <source>More Options · {changed}</source>
            <translation>Weitere Optionen · {changed}</translation>
        </message>
        <message>
            <source>More about dates</source>
            <translation>Mehr zu Terminen</translation>
        </message>
        <message>
            <source>More can only be had when ordering; what has expired is gone.</source>
            <translation>Mehr ist nur bei der Bestellung zu haben; Abgelaufenes ist fort.</translation>
        </message>
        <message>
            <source>Move, add and delete corners on the map</source>
            <translation>Ecken auf der Karte verschieben, hinzufügen und löschen</translation>
        </message>
        <message>
            <source>Moved or Deleted</source>
            <translation>Verschoben oder gelöscht</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nearest To</source>
            <translation>Am nächsten bei</translation>
        </message>
        <message>
            <source>Nearest to a Date</source>
            <translation>Am nächsten bei einem Datum</translation>
        </message>
        <message>
            <source>New Order</source>
            <translation>Neue Bestellung</translation>
        </message>
        <message>
            <source>New Order…</source>
            <translation>Neue Bestellung…</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>No ClearSKY key is set</source>
            <translation>Kein ClearSKY-Schlüssel ist gesetzt</translation>
        </message>
        <message>
            <source>No ClearSKY layer of this project has lost its file.</source>
            <translation>Kein ClearSKY-Layer dieses Projekts hat seine Datei verloren.</translation>
        </message>
        <message>
            <source>No Recent Areas</source>
            <translation>Keine letzten Gebiete</translation>
        </message>
        <message>
            <source>No Saved Product</source>
            <translation>Kein gespeichertes Produkt</translation>
        </message>
        <message>
            <source>No account needed: a service with play money runs inside QGIS.</source>
            <translation>Kein Konto nötig: ein Dienst mit Spielgeld läuft innerhalb von QGIS.</translation>
        </message>
        <message>
            <source>No image can be opened from {path}</source>
            <translation>Von {path} lässt sich kein Bild öffnen</translation>
        </message>
        <message>
            <source>No image is scheduled for this date. Choose another date.</source>
            <translation>Für diesen Tag ist kein Bild geplant. Einen anderen Termin wählen.</translation>
        </message>
        <message>
            <source>No image of this series lies here. Choose another date or model.</source>
            <translation>Hier liegt kein Bild dieser Serie. Einen anderen Termin oder ein anderes Modell wählen.</translation>
        </message>
        <message>
            <source>No image so far. They come as the service makes them.</source>
            <translation>Noch kein Bild. Sie kommen, sobald der Dienst sie erstellt.</translation>
        </message>
        <message>
            <source>No polygon is selected in the current layer</source>
            <translation>Im aktuellen Layer ist kein Polygon gewählt</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>None picked</source>
            <translation>Keine gewählt</translation>
        </message>
        <message>
            <source>Not Yet</source>
            <translation>Noch nicht</translation>
        </message>
        <message>
            <source>Nothing can be delivered to that address</source>
            <translation>An diese Adresse kann nichts geliefert werden</translation>
        </message>
        <message>
            <source>Nothing is chosen.</source>
            <translation>Nichts ist gewählt.</translation>
        </message>
        <message>
            <source>Nothing is sent now. The same can then be ordered once more.</source>
            <translation>Jetzt wird nichts gesendet. Dasselbe kann danach noch einmal bestellt werden.</translation>
        </message>
        <message>
            <source>Nothing is sent now. The same image can then be bought once more.</source>
            <translation>Jetzt wird nichts gesendet. Dasselbe Bild kann danach noch einmal gekauft werden.</translation>
        </message>
        <message>
            <source>Nothing matches.</source>
            <translation>Nichts passt.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Number of dates</source>
            <translation>Anzahl der Termine</translation>
        </message>
        <message>
            <source>Number of images</source>
            <translation>Anzahl der Bilder</translation>
        </message>
        <message>
            <source>Off, the pixel size may drift a little, e.g. to 9.99 m, and the image is twisted less.</source>
            <translation>Ausgeschaltet darf die Pixelgröße etwas abweichen, z. B. 9,99 m, und das Bild wird weniger verdreht.</translation>
        </message>
        <message>
            <source>On Disk</source>
            <translation>Auf der Festplatte</translation>
        </message>
        <message>
            <source>On this computer already, in parts: the imagery page puts them together for free.</source>
            <translation>Schon auf diesem Computer, in Teilen: Die Bilderseite setzt sie kostenlos zusammen.</translation>
        </message>
        <message>
            <source>On this computer already: it is loaded for free.</source>
            <translation>Schon auf diesem Computer: Es wird kostenlos geladen.</translation>
        </message>
        <message>
            <source>One recurring order has new images.</source>
            <translation>Eine laufende Bestellung hat neue Bilder.</translation>
        </message>
        <message>
            <source>One table holds {count} cells at most, and each part of a large area is one: choose fewer dates or areas.</source>
            <translation>Eine Tabelle fasst höchstens {count} Zellen, und jeder Teil eines großen Gebiets ist eine: weniger Termine oder Gebiete wählen.</translation>
        </message>
        <message>
            <source>Only orders whose ground is in the map's view</source>
            <translation>Nur Bestellungen, deren Gebiet im Kartenausschnitt liegt</translation>
        </message>
        <message>
            <source>Only part of the area is ready. Ask again later, or take the part.</source>
            <translation>Nur ein Teil des Gebiets ist bereit. Später erneut fragen oder den Teil nehmen.</translation>
        </message>
        <message>
            <source>Only squares that lie wholly inside the area</source>
            <translation>Nur Quadrate, die ganz im Gebiet liegen</translation>
        </message>
        <message>
            <source>Only {there} of {count} parts of the area came</source>
            <translation>Nur {there} von {count} Teilen des Gebiets kamen</translation>
        </message>
        <message>
            <source>Open It from There</source>
            <translation>Von dort öffnen</translation>
        </message>
        <message>
            <source>Open What Arrived</source>
            <translation>Angekommenes öffnen</translation>
        </message>
        <message>
            <source>Opens a window with the price of each; nothing is bought yet</source>
            <translation>Öffnet ein Fenster mit dem Preis jedes Bildes; gekauft wird noch nichts</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Order Once More · {price}</source>
            <translation>Noch einmal bestellen · {price}</translation>
        </message>
        <message>
            <source>Order This Area…</source>
            <translation>Dieses Gebiet bestellen…</translation>
        </message>
        <message>
            <source>Order of {date}</source>
            <translation>Bestellung vom {date}</translation>
        </message>
        <message>
            <source>Order the Rest…</source>
            <translation>Den Rest bestellen…</translation>
        </message>
        <message>
            <source>Order this area with this model first, on the Orders page.</source>
            <translation>Das Gebiet zuerst mit diesem Modell auf der Seite Bestellungen bestellen.</translation>
        </message>
        <message>
            <source>Order · {price}</source>
            <translation>Bestellen · {price}</translation>
        </message>
        <message>
            <source>Ordering</source>
            <translation>Wird bestellt</translation>
        </message>
        <message>
            <source>Ordering… It is sent once; if its answer is lost, it is looked for in your list.</source>
            <translation>Wird bestellt… Gesendet wird einmal; geht die Antwort verloren, wird in Ihrer Liste danach gesucht.</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Bestellungen</translation>
        </message>
        <message>
            <source>Orders of which no image is kept any more</source>
            <translation>Bestellungen, von denen kein Bild mehr aufbewahrt wird</translation>
        </message>
        <message>
            <source>Orders, at most (€ a month)</source>
            <translation>Bestellungen, höchstens (€ im Monat)</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Anderes…</translation>
        </message>
        <message>
            <source>Outcome Unknown</source>
            <translation>Ausgang unbekannt</translation>
        </message>
        <message>
            <source>Paid, processing units</source>
            <translation>Bezahlt, Verarbeitungseinheiten</translation>
        </message>
        <message>
            <source>Partial image allowed</source>
            <translation>Teilbild erlaubt</translation>
        </message>
        <message>
            <source>Paste the key here</source>
            <translation>Den Schlüssel hier einfügen</translation>
        </message>
        <message>
            <source>Pick on Map</source>
            <translation>Auf der Karte wählen</translation>
        </message>
        <message>
            <source>Pick squares on the map: click one to pick it or let it go, where zones overlap click again for the next; drag to pick many, with Ctrl to let them go. Right click or Esc ends it.</source>
            <translation>Quadrate auf der Karte wählen: ein Klick wählt eines oder lässt es los, wo Zonen überlappen führt ein weiterer Klick zum nächsten; Ziehen wählt viele, mit Strg lässt es sie los. Rechtsklick oder Esc beendet.</translation>
        </message>
        <message>
            <source>Pixel size</source>
            <translation>Pixelgröße</translation>
        </message>
        <message>
            <source>Pixel size in metres</source>
            <translation>Pixelgröße in Metern</translation>
        </message>
        <message>
            <source>Pixels at the edge</source>
            <translation>Pixel am Rand</translation>
        </message>
        <message>
            <source>Pixels of exactly this size</source>
            <translation>Pixel genau dieser Größe</translation>
        </message>
        <message>
            <source>Planned images of the year</source>
            <translation>Geplante Bilder des Jahres</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Spiel</translation>
        </message>
        <message>
            <source>Play Money</source>
            <translation>Spielgeld</translation>
        </message>
        <message>
            <source>Polygon</source>
            <translation>Polygon</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Price of an image</source>
            <translation>Preis eines Bildes</translation>
        </message>
        <message>
            <source>Price of {count} Dates…</source>
            <translation>Preis von {count} Terminen…</translation>
        </message>
        <message>
            <source>Price, processing units</source>
            <translation>Preis, Verarbeitungseinheiten</translation>
        </message>
        <message>
            <source>Processing level</source>
            <translation>Verarbeitungsstufe</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <source>Product that a session starts with</source>
            <translation>Produkt, mit dem eine Sitzung beginnt</translation>
        </message>
        <message>
            <source>Puts the file in its place on the disk. Nothing is sent and nothing is charged.</source>
            <translation>Legt die Datei an ihren Platz auf der Festplatte. Nichts wird gesendet und nichts berechnet.</translation>
        </message>
        <message>
            <source>QGIS could not open the image</source>
            <translation>QGIS konnte das Bild nicht öffnen</translation>
        </message>
        <message>
            <source>QGIS goes to this address through the {kind} proxy {place}, with a log-in.</source>
            <translation>QGIS erreicht diese Adresse über den {kind}-Proxy {place}, mit Anmeldung.</translation>
        </message>
        <message>
            <source>QGIS goes to this address through the {kind} proxy {place}, without a log-in.</source>
            <translation>QGIS erreicht diese Adresse über den {kind}-Proxy {place}, ohne Anmeldung.</translation>
        </message>
        <message>
            <source>QGIS goes to this address without a proxy.</source>
            <translation>QGIS erreicht diese Adresse ohne Proxy.</translation>
        </message>
        <message>
            <source>QGIS will ask for its master password, which protects that database. It is QGIS's own, it is not ClearSKY's key, and ClearSKY does not know it; the first time, you choose one.</source>
            <translation>QGIS fragt nach seinem Hauptkennwort, das diese Datenbank schützt. Es gehört zu QGIS, ist nicht der Schlüssel von ClearSKY, und ClearSKY kennt es nicht; beim ersten Mal wählen Sie eines.</translation>
        </message>
        <message>
            <source>QGIS's authentication database could not be opened, so the ClearSKY key is kept only until QGIS closes.</source>
            <translation>Die Authentifizierungsdatenbank von QGIS ließ sich nicht öffnen, der ClearSKY-Schlüssel bleibt also nur, bis QGIS schließt.</translation>
        </message>
        <message>
            <source>QGIS's authentication database is switched off on this computer, so the key can only be kept until QGIS closes.</source>
            <translation>Die Authentifizierungsdatenbank von QGIS ist auf diesem Rechner abgeschaltet, der Schlüssel kann also nur behalten werden, bis QGIS schließt.</translation>
        </message>
        <message>
            <source>QGIS's authentication database is switched off, so the ClearSKY key cannot be read or kept in it</source>
            <translation>Die Authentifizierungsdatenbank von QGIS ist abgeschaltet, daher kann der ClearSKY-Schlüssel darin weder gelesen noch aufbewahrt werden</translation>
        </message>
        <message>
            <source>QGIS's authentication database stayed locked, so the ClearSKY key cannot be read or kept</source>
            <translation>Die Authentifizierungsdatenbank von QGIS blieb gesperrt, daher kann der ClearSKY-Schlüssel weder gelesen noch aufbewahrt werden</translation>
        </message>
        <message>
            <source>Reading the area…</source>
            <translation>Das Gebiet wird gelesen…</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Receiving an image</source>
            <translation>Ein Bild wird empfangen</translation>
        </message>
        <message>
            <source>Receiving {count} images</source>
            <translation>{count} Bilder werden empfangen</translation>
        </message>
        <message>
            <source>Receiving {received} of {total}</source>
            <translation>Empfangen: {received} von {total}</translation>
        </message>
        <message>
            <source>Receiving, {received} MB so far</source>
            <translation>Empfangen: bisher {received} MB</translation>
        </message>
        <message>
            <source>Recent Downloads</source>
            <translation>Neueste Downloads</translation>
        </message>
        <message>
            <source>Recent areas</source>
            <translation>Letzte Gebiete</translation>
        </message>
        <message>
            <source>Recent ▾</source>
            <translation>Letzte ▾</translation>
        </message>
        <message>
            <source>Recurring, Every Month</source>
            <translation>Fortlaufend, jeden Monat</translation>
        </message>
        <message>
            <source>Red Edge</source>
            <translation>Rote Kante</translation>
        </message>
        <message>
            <source>Reflectance clipped</source>
            <translation>Reflexion begrenzt</translation>
        </message>
        <message>
            <source>Refresh to ask for your orders</source>
            <translation>Aktualisieren, um Ihre Bestellungen abzufragen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Rename Area</source>
            <translation>Gebiet umbenennen</translation>
        </message>
        <message>
            <source>Rename Product</source>
            <translation>Produkt umbenennen</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Restore Missing Layers…</source>
            <translation>Fehlende Layer wiederfinden…</translation>
        </message>
        <message>
            <source>Retrievals each</source>
            <translation>Abrufe je Bild</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Sample Data with Play Money, Until QGIS Closes</source>
            <translation>Beispieldaten mit Spielgeld, bis QGIS schließt</translation>
        </message>
        <message>
            <source>Save As…</source>
            <translation>Speichern unter…</translation>
        </message>
        <message>
            <source>Save Product</source>
            <translation>Produkt speichern</translation>
        </message>
        <message>
            <source>Saved products</source>
            <translation>Gespeicherte Produkte</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search by date, model or file name</source>
            <translation>Nach Datum, Modell oder Dateiname suchen</translation>
        </message>
        <message>
            <source>Search by model, date, input or number</source>
            <translation>Nach Modell, Datum, Eingang oder Nummer suchen</translation>
        </message>
        <message>
            <source>Select one feature of the current layer that has a date among its attributes.</source>
            <translation>Ein Objekt des aktuellen Layers wählen, das ein Datum unter seinen Attributen hat.</translation>
        </message>
        <message>
            <source>Selected in {layer} · {count}</source>
            <translation>In {layer} gewählt · {count}</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Service address</source>
            <translation>Adresse des Dienstes</translation>
        </message>
        <message>
            <source>Set Project CRS…</source>
            <translation>Projekt-KBS festlegen…</translation>
        </message>
        <message>
            <source>Set all of these options back to their defaults.</source>
            <translation>Alle diese Optionen auf ihre Vorgaben zurücksetzen.</translation>
        </message>
        <message>
            <source>Several Dates or Areas</source>
            <translation>Mehrere Termine oder Gebiete</translation>
        </message>
        <message>
            <source>Several at Once…</source>
            <translation>Mehrere auf einmal…</translation>
        </message>
        <message>
            <source>Several dates</source>
            <translation>Mehrere Termine</translation>
        </message>
        <message>
            <source>Several dates or areas in one table, with one total price and one confirmation.</source>
            <translation>Mehrere Termine oder Gebiete in einer Tabelle, mit einem Gesamtpreis und einer Bestätigung.</translation>
        </message>
        <message>
            <source>Short-Wave Infrared</source>
            <translation>Kurzwelliges Infrarot</translation>
        </message>
        <message>
            <source>Show Coming Acquisitions</source>
            <translation>Kommende Aufnahmen zeigen</translation>
        </message>
        <message>
            <source>Show Input Scenes</source>
            <translation>Eingangsszenen zeigen</translation>
        </message>
        <message>
            <source>Show as Time Series</source>
            <translation>Als Zeitreihe zeigen</translation>
        </message>
        <message>
            <source>Show in Folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Show on Map</source>
            <translation>Auf der Karte zeigen</translation>
        </message>
        <message>
            <source>Show or hide these options</source>
            <translation>Diese Optionen zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show the year after</source>
            <translation>Das Jahr danach zeigen</translation>
        </message>
        <message>
            <source>Show the year before</source>
            <translation>Das Jahr davor zeigen</translation>
        </message>
        <message>
            <source>Simplify to {metres} m</source>
            <translation>Auf {metres} m vereinfachen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Size, MB</source>
            <translation>Größe, MB</translation>
        </message>
        <message>
            <source>Some prices could not be asked. Rest the pointer on a cell to read why.</source>
            <translation>Einige Preise waren nicht zu erfragen. Den Zeiger auf eine Zelle halten, um den Grund zu lesen.</translation>
        </message>
        <message>
            <source>Something unexpected happened in the plugin ({name})</source>
            <translation>Im Plugin geschah etwas Unerwartetes ({name})</translation>
        </message>
        <message>
            <source>Spending</source>
            <translation>Ausgaben</translation>
        </message>
        <message>
            <source>Squares of earlier orders are left out and not charged, but only where model, inputs, first and last day, and cadence are the very same. The estimate cannot tell this, so you pay the price below or less.</source>
            <translation>Quadrate früherer Bestellungen werden ausgelassen und nicht berechnet, aber nur, wo Modell, Eingänge, erster und letzter Tag und Takt genau gleich sind. Die Schätzung kann das nicht sagen, Sie zahlen also den Preis unten oder weniger.</translation>
        </message>
        <message>
            <source>Start with</source>
            <translation>Beginnen mit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Stop That Download</source>
            <translation>Diesen Download beenden</translation>
        </message>
        <message>
            <source>Stop Those Downloads</source>
            <translation>Diese Downloads beenden</translation>
        </message>
        <message>
            <source>Stop at Once</source>
            <translation>Sofort beenden</translation>
        </message>
        <message>
            <source>Stop if it costs more than, processing units</source>
            <translation>Anhalten, wenn es mehr kostet als, Verarbeitungseinheiten</translation>
        </message>
        <message>
            <source>Stop what comes very slowly; the others go on.</source>
            <translation>Beendet, was sehr langsam kommt; die anderen kommen weiter.</translation>
        </message>
        <message>
            <source>Stopped as you asked</source>
            <translation>Wie gewünscht beendet</translation>
        </message>
        <message>
            <source>Synthetic, cloud-free composite in the likeness of Sentinel-2, modelled by ClearSKY Vision for {date} (UTC). It is the output of a model, not a photograph of that day; water is of lower quality.
Model {model}. Input constellations {constellations}. Bands {bands}, {data_type}, {resolution} m.
Request {request}</source>
            <translation>Synthetisches, wolkenfreies Komposit nach Art von Sentinel-2, von ClearSKY Vision für den {date} (UTC) modelliert. Es ist das Ergebnis eines Modells, keine Fotografie jenes Tages; Wasser ist von geringerer Güte.
Modell {model}. Eingangskonstellationen {constellations}. Bänder {bands}, {data_type}, {resolution} m.
Anfrage {request}</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabellen (*.csv)</translation>
        </message>
        <message>
            <source>Take a tile of ClearSKY's grid</source>
            <translation>Eine Kachel aus dem Raster von ClearSKY nehmen</translation>
        </message>
        <message>
            <source>Take an area that was used before</source>
            <translation>Ein früher verwendetes Gebiet nehmen</translation>
        </message>
        <message>
            <source>Take the area from a layer, a file or text</source>
            <translation>Das Gebiet aus einem Layer, einer Datei oder Text übernehmen</translation>
        </message>
        <message>
            <source>Take the selected polygons of the current layer</source>
            <translation>Die gewählten Polygone des aktuellen Layers übernehmen</translation>
        </message>
        <message>
            <source>Take what is ready where the image does not cover the whole area; the rest stays empty.</source>
            <translation>Nehmen, was bereit ist, wo das Bild nicht das ganze Gebiet deckt; der Rest bleibt leer.</translation>
        </message>
        <message>
            <source>Take what the map shows</source>
            <translation>Übernehmen, was die Karte zeigt</translation>
        </message>
        <message>
            <source>Take {date}</source>
            <translation>{date} nehmen</translation>
        </message>
        <message>
            <source>Tells whether the image of an area and a date can be had, and its price. Free of charge.</source>
            <translation>Sagt, ob das Bild eines Gebiets an einem Tag zu haben ist, und seinen Preis. Kostenlos.</translation>
        </message>
        <message>
            <source>Test Key</source>
            <translation>Schlüssel testen</translation>
        </message>
        <message>
            <source>That is set under Settings ▸ Options ▸ Network.</source>
            <translation>Das steht unter Einstellungen ▸ Optionen ▸ Netzwerk.</translation>
        </message>
        <message>
            <source>The Panel's Area</source>
            <translation>Das Gebiet des Bedienfelds</translation>
        </message>
        <message>
            <source>The Past and Recurring</source>
            <translation>Vergangenes und fortlaufend</translation>
        </message>
        <message>
            <source>The Polygon as Drawn</source>
            <translation>Das Polygon wie gezeichnet</translation>
        </message>
        <message>
            <source>The Python package {library} is missing from this QGIS</source>
            <translation>Das Python-Paket {library} fehlt in diesem QGIS</translation>
        </message>
        <message>
            <source>The Whole Order · {count} parts</source>
            <translation>Die ganze Bestellung · {count} Teile</translation>
        </message>
        <message>
            <source>The account has an order like this one already</source>
            <translation>Das Konto hat schon eine Bestellung wie diese</translation>
        </message>
        <message>
            <source>The account has too few processing units left for this image</source>
            <translation>Das Konto hat für dieses Bild zu wenige Verarbeitungseinheiten übrig</translation>
        </message>
        <message>
            <source>The address of {path} holds a signature, which would be kept in the project</source>
            <translation>Die Adresse von {path} enthält eine Signatur, die im Projekt gespeichert würde</translation>
        </message>
        <message>
            <source>The answer could not be understood: perhaps a log-in page or a proxy answered for the service</source>
            <translation>Die Antwort war nicht zu verstehen: vielleicht antwortete eine Anmeldeseite oder ein Proxy statt des Dienstes</translation>
        </message>
        <message>
            <source>The answer was lost, and more than one new order looks like it ({amount}). Look at the list; nothing is sent again by itself.</source>
            <translation>Die Antwort ging verloren, und mehr als eine neue Bestellung sieht ihr ähnlich ({amount}). Die Liste ansehen; nichts wird von selbst erneut gesendet.</translation>
        </message>
        <message>
            <source>The answer was lost, and the list cannot be had: the order ({amount}) may have been placed. It is looked for as soon as the service answers, and never sent again by itself.</source>
            <translation>Die Antwort ging verloren, und die Liste ist nicht zu haben: die Bestellung ({amount}) kann aufgegeben sein. Sie wird gesucht, sobald der Dienst antwortet, und nie von selbst erneut gesendet.</translation>
        </message>
        <message>
            <source>The answer was lost, and the order ({amount}) is not in your list. It may still appear, so it is looked for at every look and never sent again by itself.</source>
            <translation>Die Antwort ging verloren, und die Bestellung ({amount}) steht nicht in Ihrer Liste. Sie kann noch erscheinen, also wird bei jedem Blick nach ihr gesucht, und sie wird nie von selbst erneut gesendet.</translation>
        </message>
        <message>
            <source>The area goes round a pole of the Earth</source>
            <translation>Das Gebiet umschließt einen Pol der Erde</translation>
        </message>
        <message>
            <source>The area has too many corners to be moved by hand</source>
            <translation>Das Gebiet hat zu viele Ecken, um sie von Hand zu verschieben</translation>
        </message>
        <message>
            <source>The area has {area}, and this account may fetch {limit} at once</source>
            <translation>Das Gebiet hat {area}, und dieses Konto darf {limit} auf einmal abrufen</translation>
        </message>
        <message>
            <source>The area has {area}, and this account may fetch {limit} at once: it would come in parts, and an upload address takes one file</source>
            <translation>Das Gebiet hat {area}, und dieses Konto darf {limit} auf einmal abrufen: Es käme in Teilen, und eine Upload-Adresse nimmt nur eine Datei</translation>
        </message>
        <message>
            <source>The area is empty</source>
            <translation>Das Gebiet ist leer</translation>
        </message>
        <message>
            <source>The area is not a polygon</source>
            <translation>Das Gebiet ist kein Polygon</translation>
        </message>
        <message>
            <source>The area lies partly outside the Earth's longitudes and latitudes</source>
            <translation>Das Gebiet liegt zum Teil außerhalb der Längen und Breiten der Erde</translation>
        </message>
        <message>
            <source>The cancellation was sent, but the list cannot be had. Look again before you rely on it.</source>
            <translation>Die Stornierung wurde gesendet, aber die Liste ist nicht zu haben. Noch einmal nachsehen, bevor Sie sich darauf verlassen.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not one that QGIS trusts</source>
            <translation>Dem Zertifikat von {host} vertraut QGIS nicht</translation>
        </message>
        <message>
            <source>The connection to {host} broke before the answer was complete</source>
            <translation>Die Verbindung zu {host} brach ab, bevor die Antwort vollständig war</translation>
        </message>
        <message>
            <source>The coordinate system {crs} has no EPSG code, and the service knows no other</source>
            <translation>Das Koordinatensystem {crs} hat keinen EPSG-Code, und der Dienst kennt keinen anderen</translation>
        </message>
        <message>
            <source>The current layer has no polygons</source>
            <translation>Der aktuelle Layer hat keine Polygone</translation>
        </message>
        <message>
            <source>The dates of this order that there is an image of</source>
            <translation>Die Termine dieser Bestellung, zu denen es ein Bild gibt</translation>
        </message>
        <message>
            <source>The disk of {path} has too little space for the image</source>
            <translation>Die Festplatte von {path} hat zu wenig Platz für das Bild</translation>
        </message>
        <message>
            <source>The file {path} cannot be read as a map of polygons</source>
            <translation>Die Datei {path} ist nicht als Karte mit Polygonen lesbar</translation>
        </message>
        <message>
            <source>The folder {path} cannot be written</source>
            <translation>In den Ordner {path} kann nicht geschrieben werden</translation>
        </message>
        <message>
            <source>The footprints of {count} could not be had.</source>
            <translation>Die Umrisse von {count} waren nicht zu bekommen.</translation>
        </message>
        <message>
            <source>The image came in EPSG:{found} and not in EPSG:{asked}</source>
            <translation>Das Bild kam in EPSG:{found} und nicht in EPSG:{asked}</translation>
        </message>
        <message>
            <source>The image came with nodata {found} and not {asked}</source>
            <translation>Das Bild kam mit Nodata {found} und nicht {asked}</translation>
        </message>
        <message>
            <source>The image came with {found} bands and not {asked}</source>
            <translation>Das Bild kam mit {found} Bändern und nicht {asked}</translation>
        </message>
        <message>
            <source>The image came without a single pixel of data</source>
            <translation>Das Bild kam ohne ein einziges Pixel mit Daten</translation>
        </message>
        <message>
            <source>The image can no longer be had</source>
            <translation>Das Bild ist nicht mehr zu haben</translation>
        </message>
        <message>
            <source>The image comes in {crs}.</source>
            <translation>Das Bild kommt in {crs}.</translation>
        </message>
        <message>
            <source>The image comes very slowly, and goes on coming. It counts as fetched; if you stop, what has come is kept.</source>
            <translation>Das Bild kommt sehr langsam, und es kommt weiter. Es zählt als abgerufen; wenn Sie beenden, bleibt, was gekommen ist.</translation>
        </message>
        <message>
            <source>The image could not be put in its place in {path} yet</source>
            <translation>Das Bild ließ sich noch nicht an seinen Platz in {path} legen</translation>
        </message>
        <message>
            <source>The image could not be written to {path}</source>
            <translation>Das Bild konnte nicht nach {path} geschrieben werden</translation>
        </message>
        <message>
            <source>The image is ready for {percent} % of the area. Ask again later, or take the part.</source>
            <translation>Das Bild ist für {percent} % des Gebiets bereit. Später erneut fragen oder den Teil nehmen.</translation>
        </message>
        <message>
            <source>The image of {date} is in the project.</source>
            <translation>Das Bild vom {date} ist im Projekt.</translation>
        </message>
        <message>
            <source>The image that came is incomplete inside</source>
            <translation>Das Bild, das kam, ist innen unvollständig</translation>
        </message>
        <message>
            <source>The image that is being received counts as fetched. If QGIS closes now, what has come so far is kept, but the rest is lost and fetching it again may be charged again.</source>
            <translation>Das Bild, das gerade empfangen wird, zählt als abgerufen. Schließt QGIS jetzt, bleibt, was bisher kam, aber der Rest ist verloren, und ein neuer Abruf kann erneut berechnet werden.</translation>
        </message>
        <message>
            <source>The image was cut off after {received} bytes</source>
            <translation>Das Bild brach nach {received} Byte ab</translation>
        </message>
        <message>
            <source>The key is kept encrypted in QGIS's authentication database.</source>
            <translation>Der Schlüssel liegt verschlüsselt in der Authentifizierungsdatenbank von QGIS.</translation>
        </message>
        <message>
            <source>The key or the service is another than when these prices were asked</source>
            <translation>Schlüssel oder Dienst sind andere, als diese Preise erfragt wurden</translation>
        </message>
        <message>
            <source>The key or the service's address cannot be used ({why})</source>
            <translation>Der Schlüssel oder die Adresse des Dienstes ist nicht brauchbar ({why})</translation>
        </message>
        <message>
            <source>The key works.</source>
            <translation>Der Schlüssel funktioniert.</translation>
        </message>
        <message>
            <source>The list leaves the order out, but does not show it as cancelled. Its price goes on counting here until a list shows that, or it has been missing for a day.</source>
            <translation>Die Liste lässt die Bestellung aus, zeigt sie aber nicht als storniert. Ihr Preis zählt hier weiter, bis eine Liste das zeigt oder sie einen Tag lang fehlt.</translation>
        </message>
        <message>
            <source>The nearest to {date}: {distance}.</source>
            <translation>Der nächste zum {date}: {distance}.</translation>
        </message>
        <message>
            <source>The order has gone on meanwhile, so cancelling would do something else now; nothing was sent. Read what it says now.</source>
            <translation>Die Bestellung ist inzwischen weitergegangen, eine Stornierung täte jetzt etwas anderes; nichts wurde gesendet. Lesen Sie, was jetzt dort steht.</translation>
        </message>
        <message>
            <source>The orders' footprints as a layer; its selection and the list's are one</source>
            <translation>Die Umrisse der Bestellungen als Layer; seine Auswahl und die der Liste sind eins</translation>
        </message>
        <message>
            <source>The price is {price} by now</source>
            <translation>Der Preis ist inzwischen {price}</translation>
        </message>
        <message>
            <source>The project has no coordinate system, so the place of the area is not known</source>
            <translation>Das Projekt hat kein Koordinatensystem, daher ist die Lage des Gebiets nicht bekannt</translation>
        </message>
        <message>
            <source>The proxy does not let QGIS through to {host}</source>
            <translation>Der Proxy lässt QGIS nicht zu {host} durch</translation>
        </message>
        <message>
            <source>The record of purchases was damaged and is set aside as {path}</source>
            <translation>Das Kaufregister war beschädigt und wurde als {path} beiseitegelegt</translation>
        </message>
        <message>
            <source>The record of purchases {path} cannot be written, and nothing is bought without it</source>
            <translation>Das Kaufregister {path} ist nicht beschreibbar, und ohne es wird nichts gekauft</translation>
        </message>
        <message>
            <source>The record of purchases {path} was written by a newer version of this plugin</source>
            <translation>Das Kaufregister {path} stammt von einer neueren Version dieses Plugins</translation>
        </message>
        <message>
            <source>The request was not sent, for {field} cannot be right ({why})</source>
            <translation>Die Anfrage wurde nicht gesendet, denn {field} kann nicht stimmen ({why})</translation>
        </message>
        <message>
            <source>The same image is being fetched already</source>
            <translation>Dasselbe Bild wird schon abgerufen</translation>
        </message>
        <message>
            <source>The same image was bought on {date}</source>
            <translation>Dasselbe Bild wurde am {date} gekauft</translation>
        </message>
        <message>
            <source>The same image was sent for before and its answer was lost</source>
            <translation>Dasselbe Bild wurde schon angefragt, und die Antwort ging verloren</translation>
        </message>
        <message>
            <source>The same is being ordered already; nothing was charged twice; wait until it is done.</source>
            <translation>Dasselbe wird schon bestellt; nichts wurde doppelt berechnet; warten, bis es fertig ist.</translation>
        </message>
        <message>
            <source>The same order would bring other image dates, or another area, by now</source>
            <translation>Dieselbe Bestellung brächte inzwischen andere Bildtage oder eine andere Fläche</translation>
        </message>
        <message>
            <source>The same was ordered before and its answer was lost; nothing was charged now; look at the list, and give that order up there to place it again.</source>
            <translation>Dasselbe wurde schon bestellt, und die Antwort ging verloren; jetzt wurde nichts berechnet; in der Liste nachsehen und die Bestellung dort aufgeben, um sie erneut zu senden.</translation>
        </message>
        <message>
            <source>The same was ordered on {moment}; nothing was charged; order once more only if you want it twice.</source>
            <translation>Dasselbe wurde am {moment} bestellt; nichts wurde berechnet; nur noch einmal bestellen, wenn Sie es doppelt wollen.</translation>
        </message>
        <message>
            <source>The satellite scenes that the image of this date was made from</source>
            <translation>Die Satellitenszenen, aus denen das Bild dieses Datums gemacht ist</translation>
        </message>
        <message>
            <source>The series has no image of this area on this date.</source>
            <translation>Die Serie hat an diesem Tag kein Bild dieses Gebiets.</translation>
        </message>
        <message>
            <source>The service asks to slow down</source>
            <translation>Der Dienst bittet darum, langsamer zu fragen</translation>
        </message>
        <message>
            <source>The service at {host} cannot be reached</source>
            <translation>Der Dienst unter {host} ist nicht erreichbar</translation>
        </message>
        <message>
            <source>The service did not accept the key</source>
            <translation>Der Dienst hat den Schlüssel nicht angenommen</translation>
        </message>
        <message>
            <source>The service does not know what was asked for</source>
            <translation>Der Dienst kennt das Erfragte nicht</translation>
        </message>
        <message>
            <source>The service failed (HTTP {status}: {why})</source>
            <translation>Der Dienst ist ausgefallen (HTTP {status}: {why})</translation>
        </message>
        <message>
            <source>The service is making the image and puts it at {place}…</source>
            <translation>Der Dienst erstellt das Bild und legt es unter {place} ab…</translation>
        </message>
        <message>
            <source>The service is making the image…</source>
            <translation>Der Dienst erstellt das Bild…</translation>
        </message>
        <message>
            <source>The service names its price in {currency}, and your limit and totals are in euros</source>
            <translation>Der Dienst nennt seinen Preis in {currency}, Ihre Grenze und Ihre Summen sind in Euro</translation>
        </message>
        <message>
            <source>The service names no satellite scenes for this area</source>
            <translation>Der Dienst nennt keine Satellitenszenen für dieses Gebiet</translation>
        </message>
        <message>
            <source>The service names {date} as the last day to cancel.</source>
            <translation>Der Dienst nennt {date} als letzten Tag für die Kündigung.</translation>
        </message>
        <message>
            <source>The service no longer lists satellite scenes</source>
            <translation>Der Dienst listet keine Satellitenszenen mehr</translation>
        </message>
        <message>
            <source>The service puts the image there. The address is kept in memory alone and forgotten after use.</source>
            <translation>Der Dienst legt das Bild dort ab. Die Adresse bleibt nur im Arbeitsspeicher und wird danach vergessen.</translation>
        </message>
        <message>
            <source>The service refused the request: {why}</source>
            <translation>Der Dienst hat die Anfrage abgelehnt: {why}</translation>
        </message>
        <message>
            <source>The service sent a file that is no GeoTIFF</source>
            <translation>Der Dienst hat eine Datei gesendet, die kein GeoTIFF ist</translation>
        </message>
        <message>
            <source>The service sent no wording of its own; these are the general notices of the data's owners.</source>
            <translation>Der Dienst hat keinen eigenen Wortlaut gesendet; dies sind die allgemeinen Hinweise der Dateneigner.</translation>
        </message>
        <message>
            <source>The service sent something that is no GeoTIFF</source>
            <translation>Der Dienst hat etwas gesendet, das kein GeoTIFF ist</translation>
        </message>
        <message>
            <source>The service took the cancellation, but the list still shows the order as it was. Look again later.</source>
            <translation>Der Dienst hat die Stornierung angenommen, aber die Liste zeigt die Bestellung noch wie zuvor. Später noch einmal nachsehen.</translation>
        </message>
        <message>
            <source>The source notices of the ClearSKY layers that are visible on the map, each once. In a layout they are those of its reference map, or of the map whose id is given: clearsky_attribution('Map 1').</source>
            <translation>Die Quellenangaben der ClearSKY-Layer, die auf der Karte sichtbar sind, jede einmal. In einem Layout sind es die der Referenzkarte oder der Karte, deren Id angegeben ist: clearsky_attribution('Map 1').</translation>
        </message>
        <message>
            <source>The text is neither WKT nor GeoJSON</source>
            <translation>Der Text ist weder WKT noch GeoJSON</translation>
        </message>
        <message>
            <source>The variable CLEARSKY_BASE_URL has the say.</source>
            <translation>Die Variable CLEARSKY_BASE_URL bestimmt.</translation>
        </message>
        <message>
            <source>Then about {amount} every month.</source>
            <translation>Danach etwa {amount} jeden Monat.</translation>
        </message>
        <message>
            <source>Then about {amount} in each later month up to {date}; it ends by itself.</source>
            <translation>Danach etwa {amount} in jedem späteren Monat bis {date}; sie endet von selbst.</translation>
        </message>
        <message>
            <source>Then every month, and the service did not say how much.</source>
            <translation>Danach jeden Monat, und der Dienst hat nicht gesagt, wie viel.</translation>
        </message>
        <message>
            <source>There are no orders.</source>
            <translation>Es gibt keine Bestellungen.</translation>
        </message>
        <message>
            <source>There is an image of {percent} % of the area.</source>
            <translation>Es gibt ein Bild von {percent} % des Gebiets.</translation>
        </message>
        <message>
            <source>There is no data for this area, e.g. open sea. Choose another area.</source>
            <translation>Für dieses Gebiet gibt es keine Daten, z. B. offenes Meer. Ein anderes Gebiet wählen.</translation>
        </message>
        <message>
            <source>There is no image of {date}.</source>
            <translation>Es gibt kein Bild vom {date}.</translation>
        </message>
        <message>
            <source>There is no image of {date}. The nearest is {nearest}, {distance}.</source>
            <translation>Es gibt kein Bild vom {date}. Das nächste ist vom {nearest}, {distance}.</translation>
        </message>
        <message>
            <source>There is no imagery for this area on this date</source>
            <translation>Für dieses Gebiet gibt es an diesem Tag keine Bilder</translation>
        </message>
        <message>
            <source>This Zone Must Cover All</source>
            <translation>Die Zone muss alles decken</translation>
        </message>
        <message>
            <source>This Zone Only</source>
            <translation>Nur diese Zone</translation>
        </message>
        <message>
            <source>This account has no access to data here. Order the area first.</source>
            <translation>Dieses Konto hat hier keinen Zugang zu Daten. Das Gebiet zuerst bestellen.</translation>
        </message>
        <message>
            <source>This account may fetch {count} bands at once.</source>
            <translation>Dieses Konto darf {count} Bänder auf einmal abrufen.</translation>
        </message>
        <message>
            <source>This image has expired. Choose a later date.</source>
            <translation>Dieses Bild ist abgelaufen. Einen späteren Termin wählen.</translation>
        </message>
        <message>
            <source>This image is not ready. Ask again later.</source>
            <translation>Dieses Bild ist nicht bereit. Später erneut fragen.</translation>
        </message>
        <message>
            <source>This image is still being made. Ask again later.</source>
            <translation>Dieses Bild wird noch erstellt. Später erneut fragen.</translation>
        </message>
        <message>
            <source>This input may be left out.</source>
            <translation>Dieser Eingang kann entfallen.</translation>
        </message>
        <message>
            <source>Those That Touch the Area</source>
            <translation>Die das Gebiet berühren</translation>
        </message>
        <message>
            <source>Those Wholly Inside</source>
            <translation>Die ganz innen liegen</translation>
        </message>
        <message>
            <source>Tick</source>
            <translation>Ankreuzen</translation>
        </message>
        <message>
            <source>Tick dates in the strip by a click, a range by a click with Shift; Space ticks with the keyboard.</source>
            <translation>Termine im Streifen mit einem Klick ankreuzen, einen Bereich mit Umschalt und Klick; die Leertaste kreuzt mit der Tastatur an.</translation>
        </message>
        <message>
            <source>Tick no date</source>
            <translation>Keinen Termin ankreuzen</translation>
        </message>
        <message>
            <source>Tick the cells that you want.</source>
            <translation>Die gewünschten Zellen ankreuzen.</translation>
        </message>
        <message>
            <source>Tick the dates that you want.</source>
            <translation>Die gewünschten Termine ankreuzen.</translation>
        </message>
        <message>
            <source>Tick these dates, and no others</source>
            <translation>Diese Termine ankreuzen und keine anderen</translation>
        </message>
        <message>
            <source>Tile</source>
            <translation>Kachel</translation>
        </message>
        <message>
            <source>Tile Under a Click</source>
            <translation>Kachel unter einem Klick</translation>
        </message>
        <message>
            <source>Tile of This Area</source>
            <translation>Kachel dieses Gebiets</translation>
        </message>
        <message>
            <source>Tile {guid}</source>
            <translation>Kachel {guid}</translation>
        </message>
        <message>
            <source>Tile {number}</source>
            <translation>Kachel {number}</translation>
        </message>
        <message>
            <source>Tiles</source>
            <translation>Kacheln</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>To This Computer</source>
            <translation>An diesen Computer</translation>
        </message>
        <message>
            <source>To an Upload Address</source>
            <translation>An eine Upload-Adresse</translation>
        </message>
        <message>
            <source>True Colour</source>
            <translation>Echtfarben</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Try with Sample Data</source>
            <translation>Mit Beispieldaten versuchen</translation>
        </message>
        <message>
            <source>UTM</source>
            <translation>UTM</translation>
        </message>
        <message>
            <source>UTM zones</source>
            <translation>UTM-Zonen</translation>
        </message>
        <message>
            <source>UTM zones matter only to an image in UTM.</source>
            <translation>UTM-Zonen sind nur für ein Bild in UTM von Belang.</translation>
        </message>
        <message>
            <source>Under Way</source>
            <translation>Im Gange</translation>
        </message>
        <message>
            <source>Unfinished Purchases</source>
            <translation>Unabgeschlossene Käufe</translation>
        </message>
        <message>
            <source>Upload address</source>
            <translation>Upload-Adresse</translation>
        </message>
        <message>
            <source>Vegetation</source>
            <translation>Vegetation</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Wait for the answer no longer.</source>
            <translation>Nicht länger auf die Antwort warten.</translation>
        </message>
        <message>
            <source>What can be done with it</source>
            <translation>Was damit getan werden kann</translation>
        </message>
        <message>
            <source>What has been sent for counts as fetched all the same.</source>
            <translation>Was schon angefragt ist, zählt trotzdem als abgerufen.</translation>
        </message>
        <message>
            <source>What is being received counts as fetched already. If you stop now, what has come is kept, the rest is lost.</source>
            <translation>Was empfangen wird, zählt schon als abgerufen. Wenn Sie jetzt beenden, bleibt, was gekommen ist, der Rest ist verloren.</translation>
        </message>
        <message>
            <source>What is ordered</source>
            <translation>Was bestellt wird</translation>
        </message>
        <message>
            <source>What you get is listed here.</source>
            <translation>Was Sie abrufen, steht hier.</translation>
        </message>
        <message>
            <source>Whatever Is Cheapest</source>
            <translation>Was am günstigsten ist</translation>
        </message>
        <message>
            <source>When satellites will pass over this area</source>
            <translation>Wann Satelliten das Gebiet überfliegen</translation>
        </message>
        <message>
            <source>Where May the Images Be?</source>
            <translation>Wo können die Bilder sein?</translation>
        </message>
        <message>
            <source>Where the image is to go</source>
            <translation>Wohin das Bild gehen soll</translation>
        </message>
        <message>
            <source>Which downloads are shown</source>
            <translation>Welche Downloads gezeigt werden</translation>
        </message>
        <message>
            <source>Which orders are shown</source>
            <translation>Welche Bestellungen gezeigt werden</translation>
        </message>
        <message>
            <source>Which part of the order</source>
            <translation>Welcher Teil der Bestellung</translation>
        </message>
        <message>
            <source>Whole Current Layer</source>
            <translation>Ganzer aktueller Layer</translation>
        </message>
        <message>
            <source>Whole Tiles (51 km)</source>
            <translation>Ganze Kacheln (51 km)</translation>
        </message>
        <message>
            <source>Whole squares of the service's grid that hold the area.</source>
            <translation>Ganze Quadrate des Dienstgitters, die das Gebiet enthalten.</translation>
        </message>
        <message>
            <source>With {name}</source>
            <translation>Mit {name}</translation>
        </message>
        <message>
            <source>Without harmonising, pixels keep the offset of 1000 of newer Sentinel-2 data.</source>
            <translation>Ohne Harmonisierung behalten Pixel den Versatz von 1000 neuerer Sentinel-2-Daten.</translation>
        </message>
        <message>
            <source>Write every purchase to a table</source>
            <translation>Alle Käufe in eine Tabelle schreiben</translation>
        </message>
        <message>
            <source>Write the orders shown here, with their footprints, to a file</source>
            <translation>Die hier gezeigten Bestellungen mit ihren Umrissen in eine Datei schreiben</translation>
        </message>
        <message>
            <source>Written to {path}.</source>
            <translation>Nach {path} geschrieben.</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>Yes, End Its Renewal</source>
            <translation>Ja, Verlängerung beenden</translation>
        </message>
        <message>
            <source>Yes, Pay {price}</source>
            <translation>Ja, {price} bezahlen</translation>
        </message>
        <message>
            <source>Yes, Undo This Order</source>
            <translation>Ja, diese Bestellung aufheben</translation>
        </message>
        <message>
            <source>You have found it at the upload address: it counts as bought.</source>
            <translation>Sie haben es unter der Upload-Adresse gefunden: Es gilt als gekauft.</translation>
        </message>
        <message>
            <source>You have this date for {percent} % of this area already.</source>
            <translation>Diesen Termin haben Sie schon für {percent} % dieses Gebiets.</translation>
        </message>
        <message>
            <source>Your ClearSKY orders; their dates can be dragged onto the map</source>
            <translation>Ihre ClearSKY-Bestellungen; ihre Termine lassen sich auf die Karte ziehen</translation>
        </message>
        <message>
            <source>Your Orders</source>
            <translation>Ihre Bestellungen</translation>
        </message>
        <message>
            <source>Your limit of {limit} a month leaves no room for {amount} more ({spent} ordered or renewed)</source>
            <translation>Ihre Grenze von {limit} im Monat lässt keinen Raum für weitere {amount} ({spent} bestellt oder verlängert)</translation>
        </message>
        <message>
            <source>Your limit of {limit} a month leaves no room for {amount} more ({spent} spent)</source>
            <translation>Ihre Grenze von {limit} im Monat lässt keinen Raum für weitere {amount} ({spent} ausgegeben)</translation>
        </message>
        <message>
            <source>Your limit of {limit} a month leaves no room for {amount} more in each later month ({spent} renew already)</source>
            <translation>Ihre Grenze von {limit} im Monat lässt keinen Raum für weitere {amount} in jedem späteren Monat ({spent} verlängern sich bereits)</translation>
        </message>
        <message>
            <source>Your orders cover only part of this area. Order the rest or draw less.</source>
            <translation>Ihre Bestellungen decken nur einen Teil dieses Gebiets. Den Rest bestellen oder kleiner zeichnen.</translation>
        </message>
        <message>
            <source>Your orders cover {percent} % of this area. Order the rest or draw less.</source>
            <translation>Ihre Bestellungen decken {percent} % dieses Gebiets. Den Rest bestellen oder kleiner zeichnen.</translation>
        </message>
        <message>
            <source>Your orders do not cover this area on this date</source>
            <translation>Ihre Bestellungen decken dieses Gebiet an diesem Tag nicht</translation>
        </message>
        <message>
            <source>Your orders have no imagery for this area</source>
            <translation>Ihre Bestellungen haben für dieses Gebiet keine Bilder</translation>
        </message>
        <message>
            <source>Zones overlap here ({names}); dashed squares are another zone's</source>
            <translation>Hier überlappen Zonen ({names}); gestrichelte Quadrate gehören zu einer anderen Zone</translation>
        </message>
        <message>
            <source>Zoom to It</source>
            <translation>Darauf zoomen</translation>
        </message>
        <message>
            <source>about {time}</source>
            <translation>etwa {time}</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>noch etwa {time}</translation>
        </message>
        <message>
            <source>allow more, or choose a smaller area or fewer dates</source>
            <translation>mehr erlauben oder ein kleineres Gebiet oder weniger Termine wählen</translation>
        </message>
        <message>
            <source>already yours: free</source>
            <translation>gehört Ihnen schon: kostenlos</translation>
        </message>
        <message>
            <source>an image if it is renewed</source>
            <translation>ein Bild, wenn verlängert wird</translation>
        </message>
        <message>
            <source>an image in this price</source>
            <translation>ein Bild in diesem Preis</translation>
        </message>
        <message>
            <source>an image is scheduled for this date</source>
            <translation>für diesen Tag ist ein Bild geplant</translation>
        </message>
        <message>
            <source>an image is still stored</source>
            <translation>ein Bild ist noch aufbewahrt</translation>
        </message>
        <message>
            <source>an image of this series lies here</source>
            <translation>hier liegt ein Bild dieser Serie</translation>
        </message>
        <message>
            <source>as the project</source>
            <translation>wie das Projekt</translation>
        </message>
        <message>
            <source>as the service plans them</source>
            <translation>wie der Dienst sie plant</translation>
        </message>
        <message>
            <source>ask ClearSKY's support for prices in euros</source>
            <translation>den Support von ClearSKY um Preise in Euro bitten</translation>
        </message>
        <message>
            <source>ask again, look at the new price, and press the button if you want it</source>
            <translation>erneut fragen, den neuen Preis ansehen und die Taste drücken, wenn Sie es wollen</translation>
        </message>
        <message>
            <source>ask again, look at what it brings, and press the button if you want it</source>
            <translation>erneut fragen, ansehen, was sie bringt, und die Taste drücken, wenn Sie es wollen</translation>
        </message>
        <message>
            <source>asking…</source>
            <translation>wird gefragt…</translation>
        </message>
        <message>
            <source>at most, for {area}</source>
            <translation>höchstens, für {area}</translation>
        </message>
        <message>
            <source>awaiting scenes</source>
            <translation>wartet auf Aufnahmen</translation>
        </message>
        <message>
            <source>by the rule; the service has the say</source>
            <translation>nach der Regel; der Dienst entscheidet</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>storniert</translation>
        </message>
        <message>
            <source>cancelled · {charge}</source>
            <translation>storniert · {charge}</translation>
        </message>
        <message>
            <source>carry on without: images and prices do not depend on it</source>
            <translation>ohne sie weitermachen: Bilder und Preise hängen nicht davon ab</translation>
        </message>
        <message>
            <source>change it and try again</source>
            <translation>ändern und erneut versuchen</translation>
        </message>
        <message>
            <source>change what it names and try again</source>
            <translation>das Genannte ändern und erneut versuchen</translation>
        </message>
        <message>
            <source>check it under Settings ▸ Options ▸ ClearSKY</source>
            <translation>unter Einstellungen ▸ Optionen ▸ ClearSKY prüfen</translation>
        </message>
        <message>
            <source>check the connection, then ask for the price again</source>
            <translation>die Verbindung prüfen, dann erneut nach dem Preis fragen</translation>
        </message>
        <message>
            <source>check the network and QGIS's proxy under Settings ▸ Options ▸ Network, then try again</source>
            <translation>das Netz und den Proxy von QGIS unter Einstellungen ▸ Optionen ▸ Netzwerk prüfen, dann erneut versuchen</translation>
        </message>
        <message>
            <source>check the network and the service's address, then try again</source>
            <translation>das Netz und die Adresse des Dienstes prüfen, dann erneut versuchen</translation>
        </message>
        <message>
            <source>check the proxy's address and log-in under Settings ▸ Options ▸ Network, then try again</source>
            <translation>Adresse und Anmeldung des Proxys unter Einstellungen ▸ Optionen ▸ Netzwerk prüfen, dann erneut versuchen</translation>
        </message>
        <message>
            <source>check the service's address under Settings ▸ Options ▸ ClearSKY</source>
            <translation>die Adresse des Dienstes unter Einstellungen ▸ Optionen ▸ ClearSKY prüfen</translation>
        </message>
        <message>
            <source>checked and named</source>
            <translation>geprüft und benannt</translation>
        </message>
        <message>
            <source>checking the file</source>
            <translation>die Datei wird geprüft</translation>
        </message>
        <message>
            <source>choose a GeoPackage, Shapefile, GeoJSON or KML</source>
            <translation>ein GeoPackage, Shapefile, GeoJSON oder KML wählen</translation>
        </message>
        <message>
            <source>choose a place on land</source>
            <translation>wählen Sie einen Ort an Land</translation>
        </message>
        <message>
            <source>choose a polygon layer in the Layers panel</source>
            <translation>einen Polygonlayer im Layerbedienfeld wählen</translation>
        </message>
        <message>
            <source>choose a smaller area, or buy units in the ClearSKY dashboard</source>
            <translation>ein kleineres Gebiet wählen oder Einheiten im Dashboard von ClearSKY kaufen</translation>
        </message>
        <message>
            <source>choose another date</source>
            <translation>einen anderen Termin wählen</translation>
        </message>
        <message>
            <source>choose another date, or order the area first</source>
            <translation>einen anderen Termin wählen oder das Gebiet zuerst bestellen</translation>
        </message>
        <message>
            <source>choose another one under Settings ▸ Options ▸ ClearSKY</source>
            <translation>unter Einstellungen ▸ Optionen ▸ ClearSKY einen anderen wählen</translation>
        </message>
        <message>
            <source>choose one that has, or none for the UTM zone</source>
            <translation>eines mit wählen oder keines für die UTM-Zone</translation>
        </message>
        <message>
            <source>clipped</source>
            <translation>begrenzt</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>abgeschlossen</translation>
        </message>
        <message>
            <source>completed or cancelled</source>
            <translation>abgeschlossen oder storniert</translation>
        </message>
        <message>
            <source>confirmed by the service</source>
            <translation>vom Dienst bestätigt</translation>
        </message>
        <message>
            <source>correct it under Settings ▸ Options ▸ ClearSKY</source>
            <translation>unter Einstellungen ▸ Optionen ▸ ClearSKY berichtigen</translation>
        </message>
        <message>
            <source>cost not known here: it was not ordered from this profile</source>
            <translation>Kosten hier nicht bekannt: nicht aus diesem Profil bestellt</translation>
        </message>
        <message>
            <source>cut off · {charge}</source>
            <translation>abgebrochen · {charge}</translation>
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
            <translation>täglich</translation>
        </message>
        <message>
            <source>date</source>
            <translation>Termine</translation>
        </message>
        <message>
            <source>days from</source>
            <translation>Tage ab</translation>
        </message>
        <message>
            <source>delivered to {place} · {amount}</source>
            <translation>geliefert an {place} · {amount}</translation>
        </message>
        <message>
            <source>draw a polygon with at least three corners</source>
            <translation>ein Polygon mit mindestens drei Ecken zeichnen</translation>
        </message>
        <message>
            <source>draw a smaller one</source>
            <translation>ein kleineres zeichnen</translation>
        </message>
        <message>
            <source>draw a smaller one, or deliver it to this computer</source>
            <translation>zeichnen Sie ein kleineres, oder lassen Sie es an diesen Computer liefern</translation>
        </message>
        <message>
            <source>draw inside an ordered area, or order this one first</source>
            <translation>innerhalb eines bestellten Gebiets zeichnen oder dieses zuerst bestellen</translation>
        </message>
        <message>
            <source>draw it beside the pole</source>
            <translation>zeichnen Sie es neben dem Pol</translation>
        </message>
        <message>
            <source>draw it within them</source>
            <translation>innerhalb davon zeichnen</translation>
        </message>
        <message>
            <source>draw or choose a polygon</source>
            <translation>ein Polygon zeichnen oder wählen</translation>
        </message>
        <message>
            <source>enter yours under Settings ▸ Options ▸ ClearSKY</source>
            <translation>Ihren unter Einstellungen ▸ Optionen ▸ ClearSKY eintragen</translation>
        </message>
        <message>
            <source>every byte is on disk</source>
            <translation>jedes Byte ist auf der Festplatte</translation>
        </message>
        <message>
            <source>every image here has been made</source>
            <translation>jedes Bild hier ist erstellt</translation>
        </message>
        <message>
            <source>every {count} days</source>
            <translation>alle {count} Tage</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>failed · {charge}</source>
            <translation>fehlgeschlagen · {charge}</translation>
        </message>
        <message>
            <source>fetch it again for {price}</source>
            <translation>es für {price} erneut holen</translation>
        </message>
        <message>
            <source>fetching…</source>
            <translation>wird geholt…</translation>
        </message>
        <message>
            <source>for a period, under way</source>
            <translation>für einen Zeitraum, im Gange</translation>
        </message>
        <message>
            <source>free some space or choose another folder under Settings ▸ Options ▸ ClearSKY</source>
            <translation>Platz schaffen oder unter Einstellungen ▸ Optionen ▸ ClearSKY einen anderen Ordner wählen</translation>
        </message>
        <message>
            <source>free some space, or choose another folder under Settings ▸ Options ▸ ClearSKY</source>
            <translation>Platz schaffen oder unter Einstellungen ▸ Optionen ▸ ClearSKY einen anderen Ordner wählen</translation>
        </message>
        <message>
            <source>from {date}</source>
            <translation>ab {date}</translation>
        </message>
        <message>
            <source>give it without, and let GDAL's own settings hold the access</source>
            <translation>ohne sie angeben und den Zugang in GDALs eigenen Einstellungen halten</translation>
        </message>
        <message>
            <source>give one that begins with https:// and is signed for writing</source>
            <translation>geben Sie eine an, die mit https:// beginnt und zum Schreiben signiert ist</translation>
        </message>
        <message>
            <source>give one that begins with s3:// or https://</source>
            <translation>eine angeben, die mit s3:// oder https:// beginnt</translation>
        </message>
        <message>
            <source>harmonised</source>
            <translation>harmonisiert</translation>
        </message>
        <message>
            <source>https:// address, signed for writing</source>
            <translation>https://-Adresse, zum Schreiben signiert</translation>
        </message>
        <message>
            <source>if your network has a certificate authority of its own, add it under Settings ▸ Options ▸ Authentication ▸ Manage Certificates ▸ Authorities and trust it there</source>
            <translation>hat Ihr Netz eine eigene Zertifizierungsstelle, diese unter Einstellungen ▸ Optionen ▸ Authentifizierung ▸ Zertifikate verwalten ▸ Autoritäten hinzufügen und ihr dort vertrauen</translation>
        </message>
        <message>
            <source>in review</source>
            <translation>in Prüfung</translation>
        </message>
        <message>
            <source>in the project</source>
            <translation>im Projekt</translation>
        </message>
        <message>
            <source>in the project, empty</source>
            <translation>im Projekt, leer</translation>
        </message>
        <message>
            <source>in {count} parts</source>
            <translation>in {count} Teilen</translation>
        </message>
        <message>
            <source>included</source>
            <translation>enthalten</translation>
        </message>
        <message>
            <source>included once in your order</source>
            <translation>einmal in Ihrer Bestellung enthalten</translation>
        </message>
        <message>
            <source>install it with pip install --target "{folder}" "{requirement}" and restart QGIS</source>
            <translation>mit pip install --target "{folder}" "{requirement}" installieren und QGIS neu starten</translation>
        </message>
        <message>
            <source>is here whole, but its disk was full: make room there and finish it</source>
            <translation>ist vollständig hier, aber die Festplatte war voll: dort Platz schaffen und abschließen</translation>
        </message>
        <message>
            <source>it counts as fetched</source>
            <translation>es zählt als abgerufen</translation>
        </message>
        <message>
            <source>it is made in the coordinate system asked for</source>
            <translation>es wird im gewünschten Koordinatensystem erstellt</translation>
        </message>
        <message>
            <source>it may have been charged</source>
            <translation>es kann berechnet worden sein</translation>
        </message>
        <message>
            <source>it was charged</source>
            <translation>es wurde berechnet</translation>
        </message>
        <message>
            <source>its end is not known</source>
            <translation>sein Ausgang ist nicht bekannt</translation>
        </message>
        <message>
            <source>keep the key until QGIS closes, under Settings ▸ Options ▸ ClearSKY</source>
            <translation>den Schlüssel unter Einstellungen ▸ Optionen ▸ ClearSKY behalten, bis QGIS schließt</translation>
        </message>
        <message>
            <source>kept {count} months</source>
            <translation>{count} Monate aufbewahrt</translation>
        </message>
        <message>
            <source>layers of uncertainty exist for part of it; they cannot be fetched yet</source>
            <translation>für einen Teil gibt es Unsicherheitsebenen; sie sind noch nicht abrufbar</translation>
        </message>
        <message>
            <source>layers of uncertainty exist; they cannot be fetched yet</source>
            <translation>es gibt Unsicherheitsebenen; sie sind noch nicht abrufbar</translation>
        </message>
        <message>
            <source>level {level}</source>
            <translation>Stufe {level}</translation>
        </message>
        <message>
            <source>limit {area}</source>
            <translation>Grenze {area}</translation>
        </message>
        <message>
            <source>look at your orders, and order again only if you want it twice</source>
            <translation>Ihre Bestellungen ansehen und nur erneut bestellen, wenn Sie es doppelt wollen</translation>
        </message>
        <message>
            <source>look under Unfinished Purchases, and give that one up there to buy it again</source>
            <translation>unter Unabgeschlossene Käufe nachsehen und ihn dort aufgeben, um erneut zu kaufen</translation>
        </message>
        <message>
            <source>make room on its disk, then press Finish again; nothing was lost or charged</source>
            <translation>auf der Festplatte Platz schaffen, dann erneut auf Abschließen drücken; nichts ging verloren oder wurde berechnet</translation>
        </message>
        <message>
            <source>make room on the disk of {path}, then press Finish below</source>
            <translation>auf der Festplatte von {path} Platz schaffen, dann unten auf Abschließen drücken</translation>
        </message>
        <message>
            <source>may have been charged</source>
            <translation>kann berechnet worden sein</translation>
        </message>
        <message>
            <source>may have been charged · outcome unknown</source>
            <translation>evtl. berechnet · Ausgang unbekannt</translation>
        </message>
        <message>
            <source>moved or deleted · find it…</source>
            <translation>verschoben oder gelöscht · suchen…</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>no date chosen</source>
            <translation>kein Termin gewählt</translation>
        </message>
        <message>
            <source>no image</source>
            <translation>kein Bild</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>keine Grenze</translation>
        </message>
        <message>
            <source>no price</source>
            <translation>kein Preis</translation>
        </message>
        <message>
            <source>no usable area</source>
            <translation>kein brauchbares Gebiet</translation>
        </message>
        <message>
            <source>none is picked on the map</source>
            <translation>auf der Karte ist keines gewählt</translation>
        </message>
        <message>
            <source>not clipped</source>
            <translation>nicht begrenzt</translation>
        </message>
        <message>
            <source>not harmonised</source>
            <translation>nicht harmonisiert</translation>
        </message>
        <message>
            <source>not ready</source>
            <translation>nicht bereit</translation>
        </message>
        <message>
            <source>nothing was charged</source>
            <translation>nichts wurde berechnet</translation>
        </message>
        <message>
            <source>now, for {area}</source>
            <translation>jetzt, für {area}</translation>
        </message>
        <message>
            <source>of {amount} left</source>
            <translation>von {amount} übrig</translation>
        </message>
        <message>
            <source>on disk · load it again for free</source>
            <translation>auf der Festplatte · kostenlos erneut laden</translation>
        </message>
        <message>
            <source>one UTM zone</source>
            <translation>eine UTM-Zone</translation>
        </message>
        <message>
            <source>only those that came are charged</source>
            <translation>nur die angekommenen sind berechnet</translation>
        </message>
        <message>
            <source>open this window again to ask anew</source>
            <translation>dieses Fenster erneut öffnen, um neu zu fragen</translation>
        </message>
        <message>
            <source>order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>order for a period that ends, end another renewal, or raise the limit in the options</source>
            <translation>für einen Zeitraum mit Ende bestellen, eine andere Verlängerung beenden oder die Grenze in den Optionen anheben</translation>
        </message>
        <message>
            <source>ordered · {amount}</source>
            <translation>bestellt · {amount}</translation>
        </message>
        <message>
            <source>overlaps dissolved</source>
            <translation>Überlappungen aufgelöst</translation>
        </message>
        <message>
            <source>partial allowed</source>
            <translation>Teilbild erlaubt</translation>
        </message>
        <message>
            <source>paste a polygon in longitude and latitude (EPSG:4326)</source>
            <translation>ein Polygon in Länge und Breite einfügen (EPSG:4326)</translation>
        </message>
        <message>
            <source>pixel size may drift</source>
            <translation>Pixelgröße darf abweichen</translation>
        </message>
        <message>
            <source>pixels wholly inside</source>
            <translation>Pixel ganz innen</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>wird vorbereitet</translation>
        </message>
        <message>
            <source>press the button to begin again</source>
            <translation>die Taste drücken, um neu zu beginnen</translation>
        </message>
        <message>
            <source>processing</source>
            <translation>wird verarbeitet</translation>
        </message>
        <message>
            <source>put into a project</source>
            <translation>in ein Projekt geladen</translation>
        </message>
        <message>
            <source>put {path} back, or give it up under Downloads to buy it again</source>
            <translation>{path} zurücklegen oder unter Downloads aufgeben, um es erneut zu kaufen</translation>
        </message>
        <message>
            <source>raise the limit under Settings ▸ Options ▸ ClearSKY, or wait for the next month</source>
            <translation>die Grenze unter Einstellungen ▸ Optionen ▸ ClearSKY anheben oder auf den nächsten Monat warten</translation>
        </message>
        <message>
            <source>received</source>
            <translation>empfangen</translation>
        </message>
        <message>
            <source>receiving</source>
            <translation>wird empfangen</translation>
        </message>
        <message>
            <source>receiving {received} of {total}</source>
            <translation>empfangen: {received} von {total}</translation>
        </message>
        <message>
            <source>receiving, {received} MB so far</source>
            <translation>empfangen: bisher {received} MB</translation>
        </message>
        <message>
            <source>recurring</source>
            <translation>fortlaufend</translation>
        </message>
        <message>
            <source>renews {day}</source>
            <translation>verlängert sich {day}</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>repariert</translation>
        </message>
        <message>
            <source>restart QGIS to begin a new one; it does not know what this month has cost so far</source>
            <translation>QGIS neu starten, um ein neues zu beginnen; es weiß nicht, was dieser Monat bisher gekostet hat</translation>
        </message>
        <message>
            <source>see that the file can be written and its disk is not full, then restart QGIS</source>
            <translation>dafür sorgen, dass die Datei beschreibbar und ihre Festplatte nicht voll ist, dann QGIS neu starten</translation>
        </message>
        <message>
            <source>select one or more and try again</source>
            <translation>eines oder mehrere wählen und erneut versuchen</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>set one under Layer ▸ Set CRS of Layer(s)… and try again</source>
            <translation>legen Sie eines unter Layer ▸ KBS von Layer(n) setzen… fest und versuchen Sie es erneut</translation>
        </message>
        <message>
            <source>set one with the button under the area, or under Project ▸ Properties ▸ CRS</source>
            <translation>legen Sie eines mit dem Knopf unter dem Gebiet fest oder unter Projekt ▸ Eigenschaften ▸ KBS</translation>
        </message>
        <message>
            <source>state unknown</source>
            <translation>Zustand unbekannt</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>stopped · {charge}</source>
            <translation>beendet · {charge}</translation>
        </message>
        <message>
            <source>the area is too large for them</source>
            <translation>das Gebiet ist zu groß dafür</translation>
        </message>
        <message>
            <source>the area is too narrow or too thin for it</source>
            <translation>das Gebiet ist dafür zu schmal oder zu dünn</translation>
        </message>
        <message>
            <source>the area lies where there is data</source>
            <translation>das Gebiet liegt, wo es Daten gibt</translation>
        </message>
        <message>
            <source>the file began to come</source>
            <translation>die Datei begann zu kommen</translation>
        </message>
        <message>
            <source>the file is kept as {path}: open it by hand, or ask ClearSKY's support</source>
            <translation>die Datei liegt als {path}: von Hand öffnen oder den Support von ClearSKY fragen</translation>
        </message>
        <message>
            <source>the image is ready for part of the area only</source>
            <translation>das Bild ist nur für einen Teil des Gebiets bereit</translation>
        </message>
        <message>
            <source>the image is ready for the whole area</source>
            <translation>das Bild ist für das ganze Gebiet bereit</translation>
        </message>
        <message>
            <source>the service told no price</source>
            <translation>der Dienst nannte keinen Preis</translation>
        </message>
        <message>
            <source>then about {amount} every month</source>
            <translation>danach etwa {amount} jeden Monat</translation>
        </message>
        <message>
            <source>then {amount} a month</source>
            <translation>danach {amount} im Monat</translation>
        </message>
        <message>
            <source>there are none here</source>
            <translation>hier gibt es keine</translation>
        </message>
        <message>
            <source>this account has access to it</source>
            <translation>dieses Konto hat Zugang dazu</translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>diesen Computer</translation>
        </message>
        <message>
            <source>those that came are charged, and what broke off may be</source>
            <translation>die angekommenen sind berechnet, und was abbrach, vielleicht auch</translation>
        </message>
        <message>
            <source>ticked</source>
            <translation>angekreuzt</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>too large</source>
            <translation>zu groß</translation>
        </message>
        <message>
            <source>try again and give QGIS's own master password, which is not ClearSKY's key, or keep the key until QGIS closes</source>
            <translation>erneut versuchen und das Hauptkennwort von QGIS eingeben, das nicht der Schlüssel von ClearSKY ist, oder den Schlüssel behalten, bis QGIS schließt</translation>
        </message>
        <message>
            <source>try again in a few minutes</source>
            <translation>in einigen Minuten erneut versuchen</translation>
        </message>
        <message>
            <source>try again in a minute</source>
            <translation>in einer Minute erneut versuchen</translation>
        </message>
        <message>
            <source>try again in {wait}</source>
            <translation>in {wait} erneut versuchen</translation>
        </message>
        <message>
            <source>try again, and report it with the log panel's ClearSKY tab if it happens again</source>
            <translation>erneut versuchen und, wenn es wieder geschieht, mit dem Reiter ClearSKY des Protokollfensters melden</translation>
        </message>
        <message>
            <source>try another date or area</source>
            <translation>ein anderes Datum oder Gebiet versuchen</translation>
        </message>
        <message>
            <source>under 1 % of the area</source>
            <translation>unter 1 % des Gebiets</translation>
        </message>
        <message>
            <source>under way in another QGIS</source>
            <translation>in einem anderen QGIS im Gange</translation>
        </message>
        <message>
            <source>up to date</source>
            <translation>aktuell</translation>
        </message>
        <message>
            <source>update the plugin</source>
            <translation>das Plugin aktualisieren</translation>
        </message>
        <message>
            <source>very slow · goes on until stopped</source>
            <translation>sehr langsam · läuft bis zum Anhalten</translation>
        </message>
        <message>
            <source>wait until it has come</source>
            <translation>warten, bis es angekommen ist</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>waiting for the service</source>
            <translation>wartet auf den Dienst</translation>
        </message>
        <message>
            <source>was being received when QGIS ended, and counts as fetched; what came is kept</source>
            <translation>wurde empfangen, als QGIS endete, und zählt als abgerufen; was kam, ist aufbewahrt</translation>
        </message>
        <message>
            <source>was sent, and its answer was lost: it may have been charged</source>
            <translation>wurde gesendet, und die Antwort ging verloren: es kann berechnet worden sein</translation>
        </message>
        <message>
            <source>was to go to {place}, and no word of it came: look there; it may have been charged</source>
            <translation>sollte an {place} gehen, und es kam keine Antwort: Sehen Sie dort nach; es kann berechnet worden sein</translation>
        </message>
        <message>
            <source>what came is kept as {path}: show it to ClearSKY's support</source>
            <translation>was kam, liegt als {path}: dem Support von ClearSKY zeigen</translation>
        </message>
        <message>
            <source>what came is kept as {path}; fetching it again may be charged again</source>
            <translation>was kam, liegt als {path}; ein neuer Abruf kann erneut berechnet werden</translation>
        </message>
        <message>
            <source>whole area</source>
            <translation>ganzes Gebiet</translation>
        </message>
        <message>
            <source>written down</source>
            <translation>aufgeschrieben</translation>
        </message>
        <message>
            <source>your orders cover the whole area on this date</source>
            <translation>Ihre Bestellungen decken an diesem Tag das ganze Gebiet</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>Ihres</translation>
        </message>
        <message>
            <source>{amount} now for {area}, {days}, {count} images.</source>
            <translation>{amount} jetzt für {area}, {days}, {count} Bilder.</translation>
        </message>
        <message>
            <source>{amount} of play money</source>
            <translation>{amount} Spielgeld</translation>
        </message>
        <message>
            <source>{amount} units</source>
            <translation>{amount} Einheiten</translation>
        </message>
        <message>
            <source>{amount} when ordered</source>
            <translation>{amount} bei der Bestellung</translation>
        </message>
        <message>
            <source>{area} billed</source>
            <translation>{area} berechnet</translation>
        </message>
        <message>
            <source>{area} drawn</source>
            <translation>{area} gezeichnet</translation>
        </message>
        <message>
            <source>{area} more is billed</source>
            <translation>{area} mehr werden berechnet</translation>
        </message>
        <message>
            <source>{area} more is billed, hatched on the map</source>
            <translation>{area} mehr werden berechnet, auf der Karte schraffiert</translation>
        </message>
        <message>
            <source>{area} not wanted</source>
            <translation>{area} nicht gewollt</translation>
        </message>
        <message>
            <source>{area} of it in squares of two zones, paid twice</source>
            <translation>{area} davon in Quadraten zweier Zonen, doppelt bezahlt</translation>
        </message>
        <message>
            <source>{area} of it not wanted (hatched)</source>
            <translation>{area} davon nicht gewollt (schraffiert)</translation>
        </message>
        <message>
            <source>{area} of your area left out</source>
            <translation>{area} Ihres Gebiets ausgelassen</translation>
        </message>
        <message>
            <source>{area} paid</source>
            <translation>{area} bezahlt</translation>
        </message>
        <message>
            <source>{area} wasted</source>
            <translation>{area} verschwendet</translation>
        </message>
        <message>
            <source>{area}, billed as {least}</source>
            <translation>{area}, berechnet als {least}</translation>
        </message>
        <message>
            <source>{area}, {date}</source>
            <translation>{area}, {date}</translation>
        </message>
        <message>
            <source>{area}, {unwanted} of it not wanted</source>
            <translation>{area}, {unwanted} davon nicht gewollt</translation>
        </message>
        <message>
            <source>{cadence}, counted from {date}</source>
            <translation>{cadence}, gezählt ab {date}</translation>
        </message>
        <message>
            <source>{chosen} of {count}</source>
            <translation>{chosen} von {count}</translation>
        </message>
        <message>
            <source>{count} corners</source>
            <translation>{count} Ecken</translation>
        </message>
        <message>
            <source>{count} dates ticked</source>
            <translation>{count} Termine angekreuzt</translation>
        </message>
        <message>
            <source>{count} days earlier</source>
            <translation>{count} Tage früher</translation>
        </message>
        <message>
            <source>{count} days later</source>
            <translation>{count} Tage später</translation>
        </message>
        <message>
            <source>{count} downloads come very slowly, and go on coming. They count as fetched; if you stop them, what has come is kept.</source>
            <translation>{count} Downloads kommen sehr langsam, und sie kommen weiter. Sie zählen als abgerufen; wenn Sie sie beenden, bleibt, was gekommen ist.</translation>
        </message>
        <message>
            <source>{count} images</source>
            <translation>{count} Bilder</translation>
        </message>
        <message>
            <source>{count} images in {year}</source>
            <translation>{count} Bilder in {year}</translation>
        </message>
        <message>
            <source>{count} images: {days}</source>
            <translation>{count} Bilder: {days}</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <source>{count} minitiles</source>
            <translation>{count} Minikacheln</translation>
        </message>
        <message>
            <source>{count} new</source>
            <translation>{count} neu</translation>
        </message>
        <message>
            <source>{count} of them already yours</source>
            <translation>{count} davon schon Ihre</translation>
        </message>
        <message>
            <source>{count} of {all} areas</source>
            <translation>{count} von {all} Gebieten</translation>
        </message>
        <message>
            <source>{count} of {total} geometries, marked on the map, break a rule.</source>
            <translation>{count} von {total} Geometrien, auf der Karte markiert, verletzen eine Regel.</translation>
        </message>
        <message>
            <source>{count} of {total} layers have their files again; nothing was charged.</source>
            <translation>{count} von {total} Layern haben ihre Dateien wieder; nichts wurde berechnet.</translation>
        </message>
        <message>
            <source>{count} orders written to {path}.</source>
            <translation>{count} Bestellungen in {path} geschrieben.</translation>
        </message>
        <message>
            <source>{count} parts</source>
            <translation>{count} Teile</translation>
        </message>
        <message>
            <source>{count} recurring orders have new images.</source>
            <translation>{count} laufende Bestellungen haben neue Bilder.</translation>
        </message>
        <message>
            <source>{count} repaired</source>
            <translation>{count} repariert</translation>
        </message>
        <message>
            <source>{count} retrievals</source>
            <translation>{count} Abrufe</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>{count} tiles</source>
            <translation>{count} Kacheln</translation>
        </message>
        <message>
            <source>{count} · as of {time}</source>
            <translation>{count} · Stand {time}</translation>
        </message>
        <message>
            <source>{count}, {owned} yours</source>
            <translation>{count}, davon {owned} Ihre</translation>
        </message>
        <message>
            <source>{crs} (Auto)</source>
            <translation>{crs} (auto)</translation>
        </message>
        <message>
            <source>{crs} is in degrees; how the service turns {resolution_m} m into them is not documented.</source>
            <translation>{crs} ist in Grad; wie der Dienst {resolution_m} m darin umrechnet, ist nicht dokumentiert.</translation>
        </message>
        <message>
            <source>{date} {time} UTC ({local} here)</source>
            <translation>{date} {time} UTC ({local} hier)</translation>
        </message>
        <message>
            <source>{date} · {area} · {amount}</source>
            <translation>{date} · {area} · {amount}</translation>
        </message>
        <message>
            <source>{date}, as far as it came</source>
            <translation>{date}, soweit es kam</translation>
        </message>
        <message>
            <source>{done} of {total} parts are here</source>
            <translation>{done} von {total} Teilen sind hier</translation>
        </message>
        <message>
            <source>{drawn} · billed {billed}</source>
            <translation>{drawn} · berechnet {billed}</translation>
        </message>
        <message>
            <source>{field} of the Selected Feature ({date})</source>
            <translation>{field} des gewählten Objekts ({date})</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} bis {last}</translation>
        </message>
        <message>
            <source>{many} corners; moved by at most {metres} m: {fewer} corners, {difference} km²</source>
            <translation>{many} Ecken; um höchstens {metres} m verschoben: {fewer} Ecken, {difference} km²</translation>
        </message>
        <message>
            <source>{model} · no dates here</source>
            <translation>{model} · keine Bildtage hier</translation>
        </message>
        <message>
            <source>{name} has no coordinate system, so the place of its polygons is not known</source>
            <translation>{name} hat kein Koordinatensystem, der Ort seiner Polygone ist also unbekannt</translation>
        </message>
        <message>
            <source>{name} is neither a band nor an index such as [B8_B4].</source>
            <translation>{name} ist weder ein Band noch ein Index wie [B8_B4].</translation>
        </message>
        <message>
            <source>{name} needs two different bands that exist.</source>
            <translation>{name} braucht zwei verschiedene Bänder, die es gibt.</translation>
        </message>
        <message>
            <source>{name} stands alone, without other bands.</source>
            <translation>{name} steht allein, ohne andere Bänder.</translation>
        </message>
        <message>
            <source>{name} stands there twice.</source>
            <translation>{name} steht zweimal da.</translation>
        </message>
        <message>
            <source>{name} was not found there; nothing was charged; look in another folder.</source>
            <translation>{name} wurde dort nicht gefunden; nichts wurde berechnet; in einem anderen Ordner suchen.</translation>
        </message>
        <message>
            <source>{name} · {count} features</source>
            <translation>{name} · {count} Objekte</translation>
        </message>
        <message>
            <source>{name}, cheapest</source>
            <translation>{name}, am günstigsten</translation>
        </message>
        <message>
            <source>{name}: cheapest here by {amount}</source>
            <translation>{name}: hier am günstigsten, um {amount}</translation>
        </message>
        <message>
            <source>{name}: cheapest here by {amount} over two months</source>
            <translation>{name}: hier am günstigsten, um {amount} in zwei Monaten</translation>
        </message>
        <message>
            <source>{percent} % of it</source>
            <translation>{percent} % davon</translation>
        </message>
        <message>
            <source>{percent} % of the area</source>
            <translation>{percent} % des Gebiets</translation>
        </message>
        <message>
            <source>{price} once it can be had</source>
            <translation>{price}, sobald es zu haben ist</translation>
        </message>
        <message>
            <source>{resolution_m} m is sent; the service documents pixel sizes for UTM only.</source>
            <translation>{resolution_m} m wird gesendet; der Dienst dokumentiert Pixelgrößen nur für UTM.</translation>
        </message>
        <message>
            <source>{shown} of {total}</source>
            <translation>{shown} von {total}</translation>
        </message>
        <message>
            <source>{size}/s</source>
            <translation>{size}/s</translation>
        </message>
        <message>
            <source>{spent} of {limit} this month</source>
            <translation>{spent} von {limit} in diesem Monat</translation>
        </message>
        <message>
            <source>{there} of {count} parts</source>
            <translation>{there} von {count} Teilen</translation>
        </message>
        <message>
            <source>{there} of {total} images are in the project</source>
            <translation>{there} von {total} Bildern sind im Projekt</translation>
        </message>
        <message>
            <source>{there} of {total} images are in the project. Rest the pointer on a cell to read why.</source>
            <translation>{there} von {total} Bildern sind im Projekt. Den Zeiger auf eine Zelle halten, um den Grund zu lesen.</translation>
        </message>
        <message>
            <source>{used} of {total} features</source>
            <translation>{used} von {total} Objekten</translation>
        </message>
        <message>
            <source>↻ Charged every month until cancelled. Next on {date}; cancel before {moment}.</source>
            <translation>↻ Wird jeden Monat berechnet, bis storniert wird. Nächstes Mal am {date}; vor {moment} stornieren.</translation>
        </message>
        <message>
            <source>↻ Has no end: it is charged every month until you cancel it.</source>
            <translation>↻ Hat kein Ende: wird jeden Monat berechnet, bis Sie stornieren.</translation>
        </message>
        <message>
            <source>▮ in this price   ▖ each later month is charged again</source>
            <translation>▮ in diesem Preis   ▖ jeder weitere Monat kostet erneut</translation>
        </message>
        <message>
            <source>▮ whole area   ▖ part of it   · none</source>
            <translation>▮ ganzes Gebiet   ▖ ein Teil davon   · keines</translation>
        </message>
        <message>
            <source>⚠ It renews soon, on {moment}. If you do not want that, end its renewal now: the service may need a day.</source>
            <translation>⚠ Sie verlängert sich bald, am {moment}. Wollen Sie das nicht, beenden Sie die Verlängerung jetzt: Der Dienst braucht vielleicht einen Tag.</translation>
        </message>
        <message>
            <source>⚠ renews {day}</source>
            <translation>⚠ verlängert sich {day}</translation>
        </message>
        <message>
            <source>✔ Delivered to {place}</source>
            <translation>✔ Geliefert an {place}</translation>
        </message>
        <message>
            <source>✔ In the project: {images}</source>
            <translation>✔ Im Projekt: {images}</translation>
        </message>
        <message>
            <source>✔ In the project: {name}</source>
            <translation>✔ Im Projekt: {name}</translation>
        </message>
        <message>
            <source>✔ Its renewal has ended. What is paid can still be used.</source>
            <translation>✔ Ihre Verlängerung ist beendet. Bezahltes kann weiter genutzt werden.</translation>
        </message>
        <message>
            <source>✔ Ordered · {amount}</source>
            <translation>✔ Bestellt · {amount}</translation>
        </message>
        <message>
            <source>✔ Ready</source>
            <translation>✔ Bereit</translation>
        </message>
        <message>
            <source>✔ Ready for part of the area; the rest will be without data</source>
            <translation>✔ Für einen Teil des Gebiets bereit; der Rest bleibt ohne Daten</translation>
        </message>
        <message>
            <source>✔ Ready for the whole area</source>
            <translation>✔ Bereit für das ganze Gebiet</translation>
        </message>
        <message>
            <source>✔ Ready for {percent} % of the area; the rest will be without data</source>
            <translation>✔ Für {percent} % des Gebiets bereit; der Rest bleibt ohne Daten</translation>
        </message>
        <message>
            <source>✔ The order is cancelled.</source>
            <translation>✔ Die Bestellung ist storniert.</translation>
        </message>
        <message>
            <source>✔ This image is on your disk already.</source>
            <translation>✔ Dieses Bild ist schon auf Ihrer Festplatte.</translation>
        </message>
        <message>
            <source>✔ This image was delivered to {place} on {date}: it is not bought twice.</source>
            <translation>✔ Dieses Bild wurde am {date} an {place} geliefert: Es wird nicht zweimal gekauft.</translation>
        </message>
        <message>
            <source>✔ You bought this image on {date}: here it is.</source>
            <translation>✔ Sie haben dieses Bild am {date} gekauft: hier ist es.</translation>
        </message>
        <message>
            <source>✔ in the project</source>
            <translation>✔ im Projekt</translation>
        </message>
        <message>
            <source>✖ failed</source>
            <translation>✖ fehlgeschlagen</translation>
        </message>
    </context>
</TS>
