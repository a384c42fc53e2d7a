# SPDX-License-Identifier: GPL-2.0-or-later
"""Files on disk: opened under a name nobody has, and given their final name only when whole."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from .errors import Charge, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES_TRIED = 100
_RENAMES_TRIED = 10
_RENAME_PAUSE_S = 0.1
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "the file is too large for the disk",
    errno.EEXIST: "the name is taken",
}


class PartFile:
    """A file beside the target, of a name nobody else has, open for writing."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path, self._descriptor = _open_new(target, ".part")
        self._rest_path: Optional[Path] = None
        self._is_open = True

    def write(self, data: memoryview) -> None:
        """Write all of it, in the temporary folder where the disk refuses: paid bytes come only once.

        Raises:
            StorageError: both places refused; what was written stays.
        """
        rest, error = _write_until_refused(self._descriptor, data)
        if error is None:
            return
        if self._rest_path is not None:
            raise self._refused(error) from error
        self._continue_elsewhere(error)
        self.write(rest)

    def publish(self) -> None:
        """Give the finished file its name, unless somebody took it meanwhile.

        Raises:
            StorageError: the name is taken or the disk refused; the part file stays.
        """
        if self._rest_path is not None:
            raise self._refused(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        try:
            os.fsync(self._descriptor)
            # Windows renames no open file.
            self.close()
            _rename_to_free_name(self.path, self.target)
            _sync_folder(self.target.parent)
        except OSError as error:
            raise storage_error(error, self.target, kept=self.path, charge=Charge.CHARGED) from error

    def _continue_elsewhere(self, error: OSError) -> None:
        try:
            descriptor, name = tempfile.mkstemp(prefix=f"{self.target.name}.rest-")
        except OSError:
            raise self._refused(error) from error
        os.close(self._descriptor)
        self._descriptor, self._rest_path = descriptor, Path(name)

    def _refused(self, error: OSError) -> StorageError:
        return storage_error(error, self.target, kept=self.path, rest=self._rest_path, charge=Charge.CHARGED)

    def close(self) -> None:
        """Close the file; it stays where it is."""
        if self._is_open:
            self._is_open = False
            os.close(self._descriptor)

    def drop_if_empty(self) -> None:
        """Remove the file if nothing came."""
        with suppress(FileNotFoundError):
            if self._rest_path is None and self.path.stat().st_size == 0:
                self.path.unlink()


@contextmanager
def part_file(target: Path) -> Iterator[PartFile]:
    """Open a part file before anything is sent, so that a full or closed disk costs nothing.

    An empty part file is removed again; one that holds bytes stays.

    Raises:
        StorageError: the target exists, or its folder cannot be written to.
    """
    if os.path.lexists(target):
        raise StorageError(f"{target.name} exists and is not overwritten", path=target)
    part = PartFile(target)
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


def _write_until_refused(descriptor: int, data: memoryview) -> tuple[memoryview, Optional[OSError]]:
    """Write what goes; return what is left, and why."""
    rest = data
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError as error:
        return rest, error
    return rest, None


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
