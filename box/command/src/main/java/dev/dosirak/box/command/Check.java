package dev.dosirak.box.command;

/// One thing that somebody who runs the platform should know at a glance.
///
/// @param good false when somebody should look after it
/// @param finding how it is, in a few words, naming the worst
record Check(String name, boolean good, String finding) {}
