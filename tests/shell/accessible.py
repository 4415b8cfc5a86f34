#!/usr/bin/python3
"""Walks the control room as a screen reader does, over AT-SPI: every control that takes the focus has a name, and Tab
reaches each of them. Opens the real program on a store of its own, under Xvfb and a session bus of its own.

usage: accessible.py BIN_DIR      exit 0: all is well; 77: a tool is missing (the test is skipped)
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TOOLS = ("Xvfb", "dbus-run-session", "xdotool")


def beneath_a_bus(folder):
    """Starts a screen, then this script again under a session bus that knows of it."""
    read, write = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    display = ":" + os.read(read, 16).decode().strip()
    environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                       XDG_RUNTIME_DIR=folder, HOME=folder, TZ="Europe/London", WATCHDESK_ACCESSIBLE_FOLDER=folder)
    os.chmod(folder, 0o700)
    try:
        return subprocess.run(["dbus-run-session", "--", sys.executable, __file__, *sys.argv[1:]], env=environment,
                              timeout=150).returncode
    finally:
        screen.send_signal(signal.SIGTERM)
        screen.wait()


def make_store(bin_dir, folder):
    store, words = os.path.join(folder, "town.watchdesk"), os.path.join(folder, "words")
    with open(words, "w") as file:
        file.write("quiet river lantern stone\n")
    who = ["--store", store, "--as", "Jo Mead", "--passphrase-file", words]
    for arguments in (["init"], ["log", "theft m30 grey hoodie > market place", "--alert"], ["log", "begging f50s"]):
        subprocess.run([os.path.join(bin_dir, "watchdeskctl"), *arguments, *who], check=True,
                       stdout=subprocess.DEVNULL)
    return who


def main(bin_dir):
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

    Atspi.init()
    context = GLib.MainContext.default()

    def pump():
        while context.iteration(False):
            pass

    def all_below(node, depth=0):
        if node is None or depth > 40:
            return
        yield node
        for i in range(node.get_child_count()):
            yield from all_below(node.get_child_at_index(i), depth + 1)

    def has(node, *states):
        mine = node.get_state_set()
        return all(mine.contains(state) for state in states)

    def wait_for(find, what, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pump()
            try:
                found = find()
            except GLib.Error:  # a window on its way in or out
                found = None
            if found:
                return found
            time.sleep(0.1)
        raise SystemExit(f"accessible: {what} did not come in {seconds} s")

    def program():
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            each = desktop.get_child_at_index(i)
            if each is not None and "watchdesk" in (each.get_name() or "").lower():
                return each
        return None

    def named(name):
        here = program()
        return here and next((n for n in all_below(here) if n.get_name() == name and has(n, SHOWING)), None)

    SHOWING, FOCUSABLE, FOCUSED = Atspi.StateType.SHOWING, Atspi.StateType.FOCUSABLE, Atspi.StateType.FOCUSED
    ENABLED = Atspi.StateType.ENABLED
    folder = os.environ["WATCHDESK_ACCESSIBLE_FOLDER"]
    who = make_store(bin_dir, folder)
    desk = subprocess.Popen([os.path.join(bin_dir, "watchdesk"), *who], stderr=subprocess.DEVNULL)
    try:
        # A new store opens on its setting up.
        tab = wait_for(lambda: named("Control room"), "the tab of the control room")
        Atspi.Action.do_action(tab, 0)
        steps = "Next steps, 0 of 4 done"  # of a theft
        room = wait_for(lambda: named("Quick line") and named(steps) and named("Control room"),
                        "the control room with an alert in hand")

        def controls():
            """What takes the focus, without the rows of lists, which the arrows walk."""
            found = {}
            for node in all_below(program()):
                try:
                    role = node.get_role_name()
                    inside = role in ("list item", "table cell", "menu item", "check menu item", "menu", "page tab")
                    # Of the pages' tabs the current one is a stop, and the arrows go to the others.
                    inside = inside or (role == "radio button" and not has(node, Atspi.StateType.CHECKED))
                    if has(node, FOCUSABLE, SHOWING, ENABLED) and not inside and role not in ("frame", "window"):
                        found[node.path if hasattr(node, "path") else id(node)] = node
                except GLib.Error:
                    pass
            return list(found.values())

        nameless = [(n.get_role_name(), n.get_description()) for n in controls() if not (n.get_name() or "").strip()]
        seen = sorted({n.get_name() for n in controls()})
        print(f"accessible: {len(seen)} named controls: {', '.join(seen)}")
        if nameless:
            raise SystemExit(f"accessible: controls without a name: {nameless}")
        if len(seen) < 8:
            raise SystemExit("accessible: that is not a control room")

        # Tab goes round; what was in focus at each stop is noted. There is no window manager to give the window the
        # keys.
        def key(*arguments):
            subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        def focused():
            # The rows of a list that is elsewhere keep the state of their last focus.
            here = program()
            here.clear_cache()
            return next((n for n in all_below(here)
                         if has(n, FOCUSED, SHOWING) and n.get_role_name() not in ("list item", "frame")), None)

        key("search", "--sync", "--onlyvisible", "--class", "watchdesk", "windowfocus", "--sync")
        key("key", "F2")
        reached = set()
        for _ in range(3 * len(seen)):
            reached.add(wait_for(focused, "the focus", 10).get_name())
            key("key", "Tab")
            time.sleep(0.15)
            pump()
        missed = [name for name in seen if name not in reached]
        print(f"accessible: Tab reached {len(reached)}: {', '.join(sorted(n for n in reached if n))}")
        if missed:
            raise SystemExit(f"accessible: Tab does not reach: {missed}")
        print(f"accessible: all is well in {room.get_name()}")
    finally:
        desk.send_signal(signal.SIGTERM)
        desk.wait(20)
    return 0


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        missing.append("gir1.2-atspi-2.0")
    if missing:
        print("accessible: skipped, not installed: " + ", ".join(missing))
        sys.exit(77)
    if "WATCHDESK_ACCESSIBLE_FOLDER" in os.environ:
        sys.exit(main(sys.argv[1]))
    with tempfile.TemporaryDirectory(prefix="watchdesk-accessible-") as made:
        sys.exit(beneath_a_bus(made))
