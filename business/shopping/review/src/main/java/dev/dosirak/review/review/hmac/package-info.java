/// Authors under names that only this service can make.
package dev.dosirak.review.review.hmac;
