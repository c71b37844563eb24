/// Reviews: what buyers say about a shop, what its owner answers, what others think of it, and what an
/// operator hides.
///
/// This package is the **inside**. Start with [Review]: it holds the rules. [ReviewFact] says what a change means
/// to others, [Reviews] where the reviews and the ratings of each shop are kept. Then one class per kind of
/// person: [CustomerReviews], [OwnerAnswers], [PublicReviews], [Moderator].
package dev.dosirak.review.review;
