package dev.dosirak.demo.load;

/// A row that did not get in.
///
/// @param file   the file's name
/// @param line   where the row begins, counted from 1
/// @param code   the row's code, or empty where it could not be made out
/// @param reason ours or the platform's
public record RowRefused(String file, long line, String code, String reason) {}
