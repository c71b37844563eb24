/// Who may review what: the customer of a delivered order, once, for a limited time.
///
/// Starting points: [Right] for the rules, [Rights] for where they are kept; `kafka` hears the orders that
/// give them.
@NullMarked
package dev.dosirak.review.right;

import org.jspecify.annotations.NullMarked;
