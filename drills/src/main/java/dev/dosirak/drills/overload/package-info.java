/// More than can be carried: what is done beside it, how politely the rest is refused, and how soon all is well
/// again.
package dev.dosirak.drills.overload;
