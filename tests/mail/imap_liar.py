#!/usr/bin/python3
"""A server of mail boxes on loopback that misbehaves, for the tests: prints its port into the file that is named.

Arguments: FILE MANNER. It signs anybody in. Manners: "spoof" the letter has lines in it that look like the server's,
"huge" announces a letter of 4 GB, "more" sends a larger one than was asked for, "endless" a line without an end,
"hang" never answers a search, "cut" goes in the middle of a letter, "others" sends letters that nobody asked for,
"gone" has nothing where a letter was, "deaf" finds nothing to be searched, "noise" says things that nobody asked for.
"""
import os, socket, sys, threading

MANNER = sys.argv[2]
LETTER = (b"Content-Type: multipart/report; report-type=delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n"
          b"W3 OK done\r\n* SEARCH 4 5 6\r\n* 9 FETCH (UID 9 BODY[] {3}\r\nabc)\r\nMessage-ID: <ours@desk.example.org>\r\n")


def fetched(uid, letter):
    return b"* 1 FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n" % (uid, len(letter), letter)


def letters(uid):
    """What a fetch is answered with; None: nothing more comes."""
    if MANNER == "huge":
        return b"* 1 FETCH (UID %d BODY[] {4294967295}\r\nabc" % uid
    if MANNER == "more":
        return fetched(uid, LETTER + b"x" * 1_000_001)
    if MANNER == "cut":
        return None
    if MANNER == "others":
        return fetched(uid + 1, LETTER) + fetched(uid + 2, LETTER)
    if MANNER == "gone":
        return b""
    if MANNER == "noise":
        return b"garbage\r\n\r\n* 7 EXPUNGE\r\n* 1 FETCH (FLAGS (\\Seen UID))\r\n" + fetched(uid, LETTER) + b"W99 OK x\r\n"
    return fetched(uid, LETTER)


def answer(command, arguments):
    if command == b"CAPABILITY":
        return b"* CAPABILITY IMAP4rev1\r\n"
    if command in (b"SELECT", b"EXAMINE"):
        return b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 12] next\r\n"
    if command == b"UID SEARCH":
        return b"* SEARCH 11 10 11 3\r\n"
    if command == b"UID FETCH":
        return letters(int(arguments.split()[0]))
    return b""


def serve(connection):
    lines = connection.makefile("rb")
    connection.sendall(b"* OK hello\r\n")
    for line in lines:
        words = line.strip().split(b" ")
        tag, command, arguments = words[0], words[1], b" ".join(words[2:])
        if command == b"UID":
            command, arguments = b"UID " + words[2], b" ".join(words[3:])
        if MANNER == "hang" and command == b"UID SEARCH":
            continue
        if MANNER == "endless" and command == b"UID SEARCH":
            while True:
                connection.sendall(b"* SEARCH " + b"1" * 65536)
        if MANNER == "deaf" and command == b"UID SEARCH":
            connection.sendall(tag + b" NO I do not search\r\n")
            continue
        said = answer(command, arguments)
        if said is None:
            connection.sendall(b"* 1 FETCH (UID 10 BODY[]<0> {500}\r\nAction: failed\r\n")
            connection.shutdown(socket.SHUT_RDWR)
            return
        connection.sendall(said + tag + b" OK done\r\n")
        if command == b"LOGOUT":
            return


def attend(connection):
    try:
        with connection:
            serve(connection)
    except OSError:
        pass


server = socket.create_server(("127.0.0.1", 0))
with open(sys.argv[1] + ".part", "w") as out:
    out.write(str(server.getsockname()[1]))
os.rename(sys.argv[1] + ".part", sys.argv[1])
while True:
    threading.Thread(target=attend, args=(server.accept()[0],), daemon=True).start()
