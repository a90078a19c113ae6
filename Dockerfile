# briefing with Festival's voice and everything that the extra `all` brings: docker build -t briefing .
#
# torch for a processor alone: --build-arg PIP_EXTRA_INDEX_URL=… with the index that PyTorch's «Get started» page names
# for Pip and CPU; without it pip may bring gigabytes of CUDA. What the arguments hold stays in the image's history.
FROM python:3.12-slim-bookworm

# Festival and its Russian voice; antiword reads old .doc files.
RUN apt-get update \
 && apt-get install -y --no-install-recommends festival festvox-ru antiword \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /opt/briefing
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY LICENSES LICENSES
COPY voices voices
COPY briefing briefing
ARG PIP_INDEX_URL PIP_EXTRA_INDEX_URL
RUN pip install --no-cache-dir --constraint constraints.txt '.[all]'

# Whoever owns the folder of the show on the host: --build-arg UID="$(id -u)".
ARG UID=1000
RUN useradd --uid "$UID" --create-home briefing \
 && install -d -o briefing -g briefing /var/lib/briefing /show
USER briefing

# Models and spoken sentences; the show: briefing.toml, documents, and output/ with feed, pages and episodes. (A volume of
# its own for output/ would hide that of a show that is mounted here.)
ENV BRIEFING_HOME=/var/lib/briefing LC_ALL=C.UTF-8
VOLUME ["/var/lib/briefing", "/show"]
WORKDIR /show
EXPOSE 8000
ENTRYPOINT ["briefing"]
CMD ["--help"]
