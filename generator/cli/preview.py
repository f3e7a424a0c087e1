"""The preview in a terminal: until Ctrl+C."""

from __future__ import annotations

from collections.abc import Callable

from generator.folders import Folders
from generator.live.preview import Preview
from generator.live.server import HOST, server
from generator.live.watch import Watch
from generator.progress import Follow


def preview(folders: Folders, port: int, say: Callable[[str], None], follow: Follow) -> None:
    """Serve the site of the content as it is saved, until Ctrl+C.

    Raises:
        GeneratorError: the port is taken, or there is no site yet and none can be made.
    """
    shown = Preview(folders, say)
    with server(shown, port) as serving:
        try:
            shown.begin(follow)
            watch = Watch(folders.content, shown.refresh)
            say(f"预览：http://{HOST}:{serving.server_port}/ （保存以后自动更新；按 Ctrl+C 结束）")
            try:
                serving.serve_forever()
            finally:
                watch.close()
        except KeyboardInterrupt:
            say("预览结束")
        finally:
            shown.close()
