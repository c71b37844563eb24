/// The review service: what buyers say about what was delivered to them, and what a shop answers.
///
/// [Right][dev.dosirak.review.right.Right] says who may speak, [Review][dev.dosirak.review.review.Review] what
/// may be done with what was said. Start there; [ReviewConfiguration] shows how it is plugged together.
package dev.dosirak.review;
