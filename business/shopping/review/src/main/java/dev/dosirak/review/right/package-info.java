/// Who may review what: the customer of a delivered order, once, for a limited time.
///
/// Starting points: [Right] for the rules, [Rights] for where they are kept; `kafka` consumes the orders that
/// give them.
package dev.dosirak.review.right;
