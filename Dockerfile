# The book, its command and its notebooks in a container; building it asks a registry, running it asks nothing.
#
#   docker build --tag said-and-done .
#   docker run --rm --network none said-and-done targetbook verdicts --area haizhu --year 2025
#   docker run --rm --network none --volume "$PWD/site:/home/reader/book/_build" said-and-done targetbook build
#
# With JupyterLab and the tests:
#
#   docker build --tag said-and-done-lab --build-arg LOCK=requirements-dev.lock .
#   docker run --rm --publish 127.0.0.1:8888:8888 said-and-done-lab jupyter lab --ip 0.0.0.0 chapters
FROM python:3.11-slim

ARG LOCK=requirements.lock
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home --uid 1000 reader && install --directory --owner reader /opt/venv /home/reader/book
USER reader
WORKDIR /home/reader/book

# The packages change seldom: they have a layer of their own.
COPY --chown=reader ${LOCK} ./
RUN python -m venv /opt/venv \
  && python -m pip install --quiet --no-cache-dir --no-deps --require-hashes --requirement ${LOCK}

# The package is installed in place: fonts, words and rules come with it.
COPY --chown=reader . .
RUN python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .

CMD ["targetbook", "--help"]
