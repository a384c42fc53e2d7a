# SPDX-License-Identifier: GPL-2.0-or-later
"""Files on disk: opened under a name nobody has, and given their final name only when whole."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Optional

from ._spill import Spill
from ._writing import write_until_refused
from .errors import Charge, StorageError
from .pieces import REST_SUFFIX, join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES_TRIED = 100
_RENAMES_TRIED = 10
_RENAME_PAUSE_S = 0.1
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "the file is too large for the disk",
    errno.EEXIST: "the name is taken",
}


class PartFile:
    """A file beside the target, of a name nobody else has, open for writing.

    Where its disk fills up, the rest goes to the spare folder: paid bytes come only once.
    """

    def __init__(self, target: Path, spare_folder: Path) -> None:
        self.target = target
        self.path, self._descriptor = _open_new(target, ".part")
        self._spare_folder = spare_folder
        self._spill: Optional[Spill] = None
        self._is_open = True

    def write(self, data: memoryview) -> None:
        """Write all of it, here or elsewhere.

        Raises:
            StorageError: no place takes it; what was written stays.
        """
        try:
            if self._spill is None:
                rest, error = write_until_refused(self._descriptor, data)
                if error is None:
                    return
                start = os.fstat(self._descriptor).st_size
                self._spill = Spill(self._spare_folder / f"{self.target.name}{REST_SUFFIX}", start)
                data = rest
            self._spill.write(data)
        except OSError as error:
            raise self._refused(error) from error

    def publish(self) -> Path:
        """Give the finished file its name, unless somebody took it meanwhile, and return where it is.

        What came in two pieces is put together on whichever disk has the room; that may be the spare folder's.

        Raises:
            StorageError: the name is taken, or no disk has room for the whole; what there is stays.
        """
        whole, target = self.path, self.target
        if self._spill is not None:
            whole = self._joined(self._spill)
            target = whole.with_name(self.target.name)
        try:
            if self._is_open:
                os.fsync(self._descriptor)
                # Windows renames no open file.
                self.close()
            _rename_to_free_name(whole, target)
            _sync_folder(target.parent)
        except OSError as error:
            raise storage_error(error, self.target, kept=whole, charge=Charge.CHARGED) from error
        self._drop_pieces()
        return target

    def _drop_pieces(self) -> None:
        """Remove what the whole was put together from."""
        if self._spill is not None and self._spill.path is not None:
            for piece in (self.path, self._spill.path):
                with suppress(OSError):
                    piece.unlink()

    def _joined(self, spill: Spill) -> Path:
        if spill.is_unloaded(self._descriptor):
            return self.path
        is_whole = spill.is_stored()
        self.close()
        whole = join_pieces(self.path, spill.path) if is_whole and spill.path is not None else None
        if whole is None:
            error = self._refused(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
            error.is_whole = is_whole
            raise error
        return whole

    def _refused(self, error: OSError) -> StorageError:
        rest = self._spill.path if self._spill is not None else None
        return storage_error(error, self.target, kept=self.path, rest=rest, charge=Charge.CHARGED)

    def close(self) -> None:
        """Close the file; it stays where it is."""
        if self._is_open:
            self._is_open = False
            os.close(self._descriptor)
        if self._spill is not None:
            self._spill.close()

    def drop_if_empty(self) -> None:
        """Remove the file if nothing came."""
        with suppress(FileNotFoundError):
            if self._spill is None and self.path.stat().st_size == 0:
                self.path.unlink()


@contextmanager
def part_file(target: Path, spare_folder: Path) -> Iterator[PartFile]:
    """Open a part file before anything is sent, so that a full or closed disk costs nothing.

    An empty part file is removed again; one that holds bytes stays.

    Raises:
        StorageError: the target exists, or its folder cannot be written to.
    """
    if os.path.lexists(target):
        raise StorageError(f"{target.name} exists and is not overwritten", path=target)
    part = PartFile(target, spare_folder)
    try:
        yield part
    finally:
        part.close()
        part.drop_if_empty()


def storage_error(
    error: OSError, path: Path, *, kept: Optional[Path], charge: Charge, rest: Optional[Path] = None
) -> StorageError:
    """Return our error for what the disk said; `rest` holds what follows on `kept`."""
    reason = _REASONS.get(error.errno or 0) or os.strerror(error.errno or errno.EIO)
    where = "" if rest is None else f"; {kept} holds the beginning and {rest} the rest"
    return StorageError(
        f"{path.name}: {reason}{where}", path=path, kept_path=kept, rest_path=rest, charge=charge
    )


def keep_aside(target: Path, body: bytes) -> Optional[Path]:
    """Store a body that is not what was asked for beside the target; return where, or None if that failed."""
    if not body:
        return None
    # What the body says matters more than whether it could be stored.
    with suppress(StorageError, OSError):
        path, descriptor = _open_new(target, ".not-a-geotiff")
        with os.fdopen(descriptor, "wb") as kept:
            kept.write(body)
        return path
    return None


def _open_new(target: Path, suffix: str) -> tuple[Path, int]:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    for number in range(_NAMES_TRIED):
        path = target.with_name(target.name + suffix + (f".{number}" if number else ""))
        try:
            return path, os.open(path, flags, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise storage_error(error, path, kept=None, charge=Charge.NONE) from error
    raise StorageError(f"too many unfinished files beside {target.name}", path=target)


def _rename_to_free_name(source: Path, target: Path) -> None:
    try:
        # A hard link fails where the name is taken; a rename would silently overwrite.
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        _replace_patiently(source, target)
    else:
        with suppress(OSError):
            source.unlink()


def _replace_patiently(source: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    for _ in range(_RENAMES_TRIED):
        # On Windows a virus scanner holds a new file for a moment.
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(_RENAME_PAUSE_S)
    source.replace(target)


def _sync_folder(folder: Path) -> None:
    # Windows has no such thing as an open folder, and the file itself is safe already.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
