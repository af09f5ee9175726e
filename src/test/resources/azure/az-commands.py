# Prints the sub-commands of az acr that need no Docker, one a line: those of the groups that are named.
import sys

from azure.cli.core import MainCommandsLoader, get_default_cli

loader = MainCommandsLoader(get_default_cli())
loader.load_command_table(["acr"])
for command in sorted(loader.command_table):
    if any(command == group or command.startswith(group + " ") for group in sys.argv[1:]):
        print("az " + command)
