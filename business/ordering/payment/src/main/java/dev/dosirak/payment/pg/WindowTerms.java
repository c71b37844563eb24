package dev.dosirak.payment.pg;

/// How the windows of a gateway are opened for us, and where they send the customer's browser afterwards.
///
/// @param returnTo the app's page
/// @param formTo where a form is taken that leads on to the app's page
/// @param script of the gateway, which opens its window from the app's page; empty where it has none
/// @param channel through which the gateway pays, where it has several; empty for none
public record WindowTerms(String returnTo, String formTo, String script, String channel) {}
