/// Template items: what they are, and where they are found.
@NullMarked
package dev.dosirak.templateservice.templateitem;

import org.jspecify.annotations.NullMarked;
