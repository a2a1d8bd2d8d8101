# The batch in a container, for a project that is mounted there:
#   docker build --tag indicators .
#   docker run --rm --user "$(id -u)" --volume "$PWD:/project" indicators report --all
FROM python:3.12-slim
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY src src
COPY notebooks notebooks
COPY tests/nbval.cfg tests/nbval.cfg
# A constraints file with hashes is read by uv, not by pip.
RUN pip install --no-cache-dir uv \
    && uv pip install --system --no-cache --constraint requirements.lock ".[sdmx,sql,urls]" \
    && pip uninstall --yes uv
# Kernels keep their connection files at home, which a user of the host does not have here.
ENV HOME=/tmp PYTHONUTF8=1
WORKDIR /project
ENTRYPOINT ["indicators"]
CMD ["--help"]
