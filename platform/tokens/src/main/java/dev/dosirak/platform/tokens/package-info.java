/// Which tokens are believed, and by whose keys. Start with
/// [TokenDecoders][dev.dosirak.platform.tokens.TokenDecoders].
@NullMarked
package dev.dosirak.platform.tokens;

import org.jspecify.annotations.NullMarked;
