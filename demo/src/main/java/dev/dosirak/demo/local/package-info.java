/// The platform on this machine: where its data lies, and what lets a client in.
package dev.dosirak.demo.local;
