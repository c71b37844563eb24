package dev.dosirak.platform.embedded;

/// A fresh database of its own for one test class, with the role that owns it. Never reused; gone with the test
/// run.
///
/// @param name of the database and of the role
public record TestDatabase(String jdbcUrl, String username, String password, String name) {}
