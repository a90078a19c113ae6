"""A real SFTP server on loopback, made of paramiko's own server side."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import paramiko


class SftpServer:
    """Serves one folder to the user `editor` with the password `secret`, while its context lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = paramiko.ECDSAKey.generate()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._transports: list[paramiko.Transport] = []

    def __enter__(self) -> str:
        threading.Thread(target=self._accept, daemon=True).start()
        return f"sftp://editor:secret@127.0.0.1:{self._listener.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        for transport in self._transports:
            transport.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # closed: the context has ended
                return
            transport = paramiko.Transport(connection)
            transport.add_server_key(self._key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _Files, self._folder)
            transport.start_server(server=_Door())
            self._transports.append(transport)


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        known = (username, password) == ("editor", "secret")
        return paramiko.AUTH_SUCCESSFUL if known else paramiko.AUTH_FAILED

    def get_allowed_auths(self, username: str) -> str:
        return "password"

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED


class _Files(paramiko.SFTPServerInterface):
    """The calls of SFTP on the files of a folder."""

    def __init__(self, server: paramiko.ServerInterface, folder: Path) -> None:
        super().__init__(server)
        self._folder = folder

    def _place(self, path: str) -> Path:
        return self._folder / self.canonicalize(path).lstrip("/")

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes] | int:
        return _answer(
            lambda: [
                paramiko.SFTPAttributes.from_stat(entry.stat(), entry.name) for entry in os.scandir(self._place(path))
            ]
        )

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        return _answer(lambda: paramiko.SFTPAttributes.from_stat(self._place(path).stat()))

    lstat = stat

    def open(self, path: str, flags: int, attr: paramiko.SFTPAttributes) -> paramiko.SFTPHandle | int:
        def handle() -> paramiko.SFTPHandle:
            opened = paramiko.SFTPHandle(flags)
            opened.readfile = opened.writefile = os.fdopen(
                os.open(self._place(path), flags, 0o644), "r+b" if flags & os.O_RDWR or flags & os.O_WRONLY else "rb"
            )
            return opened

        return _answer(handle)

    def remove(self, path: str) -> int:
        return _answer(lambda: self._place(path).unlink())

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        return _answer(lambda: self._place(oldpath).replace(self._place(newpath)))

    def mkdir(self, path: str, attr: paramiko.SFTPAttributes) -> int:
        return _answer(lambda: self._place(path).mkdir())

    def chattr(self, path: str, attr: paramiko.SFTPAttributes) -> int:
        return paramiko.SFTP_OK


def _answer(action):
    try:
        result = action()
    except OSError as error:
        return paramiko.SFTPServer.convert_errno(error.errno)
    return paramiko.SFTP_OK if result is None or isinstance(result, Path) else result
