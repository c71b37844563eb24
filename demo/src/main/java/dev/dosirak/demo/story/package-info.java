/// The story of one order, told in the terminal while it happens: every call, every event, and what the customer
/// sees.
///
/// Start with [Story][dev.dosirak.demo.story.Story]: its `tell` is the whole course of an order.
package dev.dosirak.demo.story;
