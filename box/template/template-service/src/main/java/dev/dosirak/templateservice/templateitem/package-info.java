/// Template items: what they are, and where they are found.
package dev.dosirak.templateservice.templateitem;
