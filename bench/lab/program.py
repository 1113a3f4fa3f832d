"""The program under test: reading a folder, asking for the words of a page, drawing it. Everything else works on its JSON."""
import json
import pathlib
import subprocess


class Program:
    def __init__(self, path, store, config=None):
        self.path, self.store, self.config = str(path), pathlib.Path(store), config
        self._words = {}

    def _command(self, *arguments):
        config = ['--config', str(self.config)] if self.config else []
        return [self.path, '--store', str(self.store), *config, *map(str, arguments)]

    def ingest(self, inputs, found):
        """Reads `inputs`, writes a line of JSON for each document into `found`; returns the exit code (3: some were
        quarantined). The program's own progress goes to stderr."""
        with open(found, 'wb') as lines:
            return subprocess.run(self._command('ingest', '--json', *inputs), stdout=lines).returncode

    def words(self, record):
        """{page: words} of a record, in reading order."""
        if record not in self._words:
            made = subprocess.run(self._command('export', record, '--format', 'json', '-o', '-'), capture_output=True)
            if made.returncode:
                raise RuntimeError(f'export of {record} failed: {made.stderr.decode(errors="replace").strip()}')
            self._words[record] = {page['page']: page['words'] for page in json.loads(made.stdout)['words']}
        return self._words[record]

    def draw(self, record, folder):
        """{page: picture} of a record's pages, upright, with words and fields framed."""
        subprocess.run(self._command('show', record, '--draw', folder), check=True, capture_output=True)
        return {int(path.stem.rsplit('-p', 1)[1]): path for path in pathlib.Path(folder).glob(f'{record}-p*.png')}
