/// Which tokens are believed, and by whose keys. Start with
/// [TokenDecoders][dev.dosirak.platform.tokens.TokenDecoders].
package dev.dosirak.platform.tokens;
