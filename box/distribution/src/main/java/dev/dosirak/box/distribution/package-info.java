/// All services on one class path, started by target: `--target=all` runs every service in one JVM, one Spring
/// context each; `--target=order` runs one. Only the topology differs; code and configuration do not.
///
/// Start with [Box]. [Service] is the one list of what there is; the command line reads it too.
package dev.dosirak.box.distribution;
