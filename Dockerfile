# complain in a container: docker build -t complain . && docker run --rm -v "$PWD:/work" complain check cases
FROM rust:1.89-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo install --locked --path . --root /out

FROM debian:bookworm-slim
COPY --from=build /out/bin/complain /usr/local/bin/complain
WORKDIR /work
ENTRYPOINT ["complain"]
CMD ["--help"]
