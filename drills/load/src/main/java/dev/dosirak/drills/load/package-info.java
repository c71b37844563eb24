/// Who comes to order while a drill goes on. Runs in a process of its own, with the load tool Gatling, and is no part
/// of
/// what is shipped.
@NullMarked
package dev.dosirak.drills.load;

import org.jspecify.annotations.NullMarked;
