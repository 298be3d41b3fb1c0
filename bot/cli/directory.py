"""The editors' commands: stale, second-hand, list, confirm, set, hide, show, history, undo, submissions, load, essentials."""

from __future__ import annotations

import argparse
import json
from typing import Callable

from sqlalchemy.orm import Session

from bot.directory import editing, essentials, models, queries, submissions
from bot.directory.database import Directory
from bot.directory.hours import brussels_now
from bot.directory.preparing import prepare_directory
from bot.settings import get_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One sub-command an act; results on stdout, ``--json`` where a program may read them."""
    acts = parser.add_subparsers(dest="act", required=True)

    def act(name: str, run: Callable[[Session, argparse.Namespace], int], about: str, *positional: str, by: bool = False) -> argparse.ArgumentParser:
        sub = acts.add_parser(name, help=about)
        for argument in positional:
            sub.add_argument(argument)
        if by:
            sub.add_argument("--by", required=True, help="name of the editor")
        sub.add_argument("--json", action="store_true", help="machine-readable")
        sub.set_defaults(act_run=run)
        return sub

    act("stale", _stale, "records older than a year, oldest first")
    act("second-hand", _second_hand, "records that rest on a second-hand source alone")
    act("list", _list, "all services, trainings and programmes with their names")
    act("confirm", _confirm, "note that the record was checked today", "id", by=True)
    act("set", _set, "change one field: field=value, as in phones.0.number=025354542", "id", "change", by=True)
    act("hide", _hide, "take a record out of sight", "id", by=True)
    act("show", _show, "show a hidden record again", "id", by=True)
    act("history", _history, "all changes of a record", "id")
    act("undo", _undo, "undo a change by its number", "number", by=True)
    act("load", _load, "load data/directory again, keeping editors' changes")
    act("essentials", _essentials, "write the committed snapshot of the lines said first")
    sub = act("submissions", _submissions, "what people submitted; decide with --accept or --refuse")
    sub.add_argument("--accept", type=int, metavar="NUMBER")
    sub.add_argument("--refuse", type=int, metavar="NUMBER")
    sub.add_argument("--by", help="name of the editor, with --accept and --refuse")


def run(arguments: argparse.Namespace) -> int:
    """Run the act in one transaction."""
    settings = get_settings()
    directory = Directory(settings.sqlalchemy_url)
    try:
        with directory.session() as session:
            return arguments.act_run(session, arguments)
    finally:
        directory.close()


def _out(arguments: argparse.Namespace, rows: list[dict], line: str) -> int:
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(line.format(**row))
    return 1 if rows and arguments.act in ("stale", "second-hand") else 0


def _stale(session: Session, arguments: argparse.Namespace) -> int:
    rows = [{"kind": k, "id": i, "months": m if m is not None else "?"} for k, i, m in editing.stale(session, brussels_now().date())]
    return _out(arguments, rows, "{months:>4} months  {kind:10} {id}")


def _second_hand(session: Session, arguments: argparse.Namespace) -> int:
    return _out(arguments, [{"kind": k, "id": i} for k, i in editing.second_hand(session)], "{kind:10} {id}")


def _list(session: Session, arguments: argparse.Namespace) -> int:
    rows = []
    for kind in ("service", "training", "programme"):
        for row in session.query(models.KINDS[kind]).order_by(models.KINDS[kind].id):
            name = row.document.get("name") or row.document.get("title")
            rows.append({"kind": kind, "id": row.id, "name": name["fr"] or name["en"] or "", "hidden": row.hidden})
    return _out(arguments, rows, "{kind:10} {id:45} {name}")


def _done(revision: models.Revision, arguments: argparse.Namespace) -> int:
    rows = [{"number": revision.id, "id": revision.record_id, "field": revision.field, "old": revision.old, "new": revision.new}]
    return _out(arguments, rows, "change {number}: {id} {field}: {old!r} -> {new!r}")


def _confirm(session: Session, arguments: argparse.Namespace) -> int:
    return _done(editing.confirm(session, arguments.id, arguments.by, brussels_now()), arguments)


def _set(session: Session, arguments: argparse.Namespace) -> int:
    field, equals, value = arguments.change.partition("=")
    if not equals:
        print("Write the change as field=value, for example website=https://example.org")
        return 2
    return _done(editing.change(session, arguments.id, field, value, arguments.by, brussels_now()), arguments)


def _hide(session: Session, arguments: argparse.Namespace) -> int:
    return _done(editing.hide(session, arguments.id, arguments.by, brussels_now()), arguments)


def _show(session: Session, arguments: argparse.Namespace) -> int:
    return _done(editing.hide(session, arguments.id, arguments.by, brussels_now(), hidden=False), arguments)


def _history(session: Session, arguments: argparse.Namespace) -> int:
    rows = [
        {
            "number": r.id,
            "when": r.made_at.isoformat(timespec="minutes"),
            "by": r.made_by,
            "field": r.field,
            "old": r.old,
            "new": r.new,
            "undone": f"  (undone by {r.undone_by})" if r.undone_at else "",
        }
        for r in editing.history(session, arguments.id)
    ]
    return _out(arguments, rows, "{number:>5}  {when}  {by}: {field}: {old!r} -> {new!r}{undone}")


def _undo(session: Session, arguments: argparse.Namespace) -> int:
    return _done(editing.undo(session, int(arguments.number), arguments.by, brussels_now()), arguments)


def _submissions(session: Session, arguments: argparse.Namespace) -> int:
    submissions.forget_old_contacts(session, brussels_now().date())
    number = arguments.accept or arguments.refuse
    if number:
        if not arguments.by:
            print("Say who decides: --by NAME")
            return 2
        submissions.decide(session, number, bool(arguments.accept), arguments.by)
    rows = [
        {"number": s.id, "kind": s.kind, "received": s.received_on.isoformat(), "contact": s.contact, "payload": s.payload}
        for s in submissions.pending(session)
    ]
    return _out(arguments, rows, "{number:>5}  {received}  {kind}  {payload}  contact: {contact}")


def _load(session: Session, arguments: argparse.Namespace) -> int:
    session.close()
    print(prepare_directory(get_settings(), force=True))
    return 0


def _essentials(session: Session, arguments: argparse.Namespace) -> int:
    assert queries.is_ready(session)
    print(essentials.write_snapshot(session, essentials.SNAPSHOT))
    return 0
