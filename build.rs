//! Rebuilds the program when a built-in template or data file changes: they are compiled in.

fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=data");
}
