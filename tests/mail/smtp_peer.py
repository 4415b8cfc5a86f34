#!/usr/bin/python3
"""A mail server on loopback for the tests, by aiosmtpd: prints its port, keeps each letter as a file, misbehaves as told.

Arguments are NAME=VALUE. keep: folder for the letters. tls: none, starttls, smtps. cert, key: files. user, password:
asked for when set. manner, by the recipient's local part: "no-such" 550, "later" 451 each time, "grey" 451 the first
time, "junk" 554 after the letter, "cut" the connection goes in the middle of the letter, "lost" it is kept and the
connection goes before the answer, "slow" never answers.
"""
import asyncio, os, ssl, sys

from aiosmtpd.smtp import SMTP, AuthResult

OPTIONS = dict(argument.split("=", 1) for argument in sys.argv[1:])
GREETED = set()


class Peer:
    def __init__(self):
        self.kept = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local == "no-such":
            return "550 5.1.1 Nobody of that name here"
        if local == "later":
            return "451 4.3.0 The box is full"
        if local == "grey" and address not in GREETED:
            GREETED.add(address)
            return "450 4.2.0 Greylisted, come again"
        if local == "slow":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        local = envelope.rcpt_tos[0].split("@")[0]
        if local == "junk":
            return "554 5.7.1 That looks like junk"
        self.kept += 1
        path = os.path.join(OPTIONS["keep"], "%d.eml" % self.kept)
        with open(path + ".part", "wb") as out:
            out.write(("X-Envelope: %s > %s\r\n" % (envelope.mail_from, envelope.rcpt_tos)).encode())
            out.write(envelope.original_content)
        os.rename(path + ".part", path)
        if local == "lost":
            server.transport.abort()
        return "250 2.0.0 Taken as %d" % self.kept


class CuttingSMTP(SMTP):
    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("cut@"):
            await self.push("354 Go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, data):
    fits = data.login.decode() == OPTIONS["user"] and data.password.decode() == OPTIONS["password"]
    return AuthResult(success=fits, handled=False if not fits else True, message=None if fits else "535 5.7.8 No")


async def main():
    context = None
    mode = OPTIONS.get("tls", "none")
    if mode != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(OPTIONS["cert"], OPTIONS["key"])
    peer = Peer()

    def make():
        more = {}
        if mode == "starttls":
            more = {"tls_context": context, "require_starttls": True}
        if "user" in OPTIONS:
            more.update(authenticator=authenticate, auth_required=True, auth_require_tls=mode == "starttls")
        return CuttingSMTP(peer, hostname="localhost", enable_SMTPUTF8=False, **more)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(make, "127.0.0.1", int(OPTIONS.get("port", "0")),
                                      ssl=context if mode == "smtps" else None)
    with open(os.path.join(OPTIONS["keep"], "port.part"), "w") as out:
        out.write(str(server.sockets[0].getsockname()[1]))
    os.rename(os.path.join(OPTIONS["keep"], "port.part"), os.path.join(OPTIONS["keep"], "port"))
    await server.serve_forever()


asyncio.run(main())
