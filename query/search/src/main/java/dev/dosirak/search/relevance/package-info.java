/// How good the answers are, in figures: people's judgements of what should be found, and the measure of what is.
///
/// Starting points: [Gain] is the measure, [Judgements] are read from `query/search/relevance`.
package dev.dosirak.search.relevance;
