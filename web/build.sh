#!/usr/bin/env bash
# Builds the static site: the page as WebAssembly with its script and style, a folder that any file server can host.
#
#   bash web/build.sh [FOLDER]      default: target/site
#
# The toolchain's own target for WebAssembly is taken, and added where rustup can fetch it. Where it cannot, and Debian's
# web toolchain can be had, its packages are unpacked beside the build (nothing is installed) and the standard library
# is built with them.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-target/site}
target=wasm32-unknown-unknown
build=target/wasm
mkdir -p "$out" "$build"
cp Cargo.lock web/wasm/Cargo.lock
cargo=(cargo build --release --manifest-path web/wasm/Cargo.toml --target "$target" --target-dir "$build")

has_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/$target" ]; }

of_debian() {
  local root=$build/debian packages=(rustc-web libstd-rust-web-1.96 libstd-rust-web-dev rust-web-src libllvm22)
  if [ ! -x "$root/usr/bin/rustc" ]; then
    echo "没有 $target，用 Debian 的 rustc-web 代替（只解开，不安装）"
    mkdir -p "$root/packages"
    (
      cd "$root/packages"
      apt-get download -q "${packages[@]}" || { apt-get update -qq && apt-get download -q "${packages[@]}"; }
    )
    for package in "$root"/packages/*.deb; do dpkg -x "$package" "$root"; done
    rm -r "$root/packages"
  fi
  root=$(cd "$root" && pwd)
  local linker
  linker=$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld
  LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu RUSTC=$root/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker RUSTFLAGS="-C linker-flavor=wasm-ld" \
    "${cargo[@]}" -Zbuild-std=std,panic_abort
}

if has_target || rustup target add "$target" 2>/dev/null; then
  "${cargo[@]}"
else
  of_debian
fi

cp "$build/$target/release/complain_page.wasm" "$out/page.wasm"
cp web/style.css web/desk.js web/read.js web/pictures.js web/english.js web/place.js web/manifest.webmanifest web/icon.svg "$out/"
cp web/site.js "$out/host.js"
cp web/site.html "$out/index.html"
# A new build is a new store of the service worker: the old one is dropped as a whole.
version=$(cat "$out"/{index.html,style.css,desk.js,read.js,pictures.js,english.js,place.js,host.js,page.wasm} | sha256sum | cut -c1-16)
sed "s/VERSION/$version/" web/worker.js > "$out/worker.js"
echo "写好了 $out：$(du -sh "$out" | cut -f1)，page.wasm $(stat -c %s "$out/page.wasm") 字节，压缩后 $(gzip -9c "$out/page.wasm" | wc -c) 字节（gzip）"
