/// Members who leave, and their reviews.
package dev.dosirak.review.review.kafka;
