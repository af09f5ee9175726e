# Runs lines of az from standard input, as /usr/bin/az does but without starting Python for each; prints one JSON object
# for each line: the line, its exit code, what it printed, and what it warned of.
import io
import json
import logging
import shlex
import sys

from azure.cli.core import get_default_cli

for line in sys.stdin:
    out, warned = io.StringIO(), io.StringIO()
    handler = logging.StreamHandler(warned)
    handler.setLevel(logging.WARNING)
    cli = get_default_cli()
    logger = logging.getLogger("cli")
    logger.addHandler(handler)
    try:
        code = cli.invoke(shlex.split(line)[1:], out_file=out)
    except SystemExit as end:
        code = end.code
    logger.removeHandler(handler)
    print(json.dumps({"line": line.strip(), "code": code, "out": out.getvalue(), "warned": warned.getvalue()}), flush=True)
