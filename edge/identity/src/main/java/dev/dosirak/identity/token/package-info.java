/// Lets members in: checks their password, gives them a short access token and a refresh token to get the next one
/// with, and keeps the keys that sign.
///
/// This package is the **inside**: rules and ports, no framework. Its sub-packages are the **outside**: `web` calls
/// us, `postgres` and `jose` are called by us.
///
/// Start with [TokenIssuer#refresh][dev.dosirak.identity.token.TokenIssuer#refresh]: a refresh token works once, and
/// one that is used again ends the whole login, because one of the two users has stolen it.
package dev.dosirak.identity.token;
