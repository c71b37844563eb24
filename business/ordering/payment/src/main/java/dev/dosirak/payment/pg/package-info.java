/// The payment gateways: a package for each, and here what they have in common.
///
/// Start with [PgDriver][dev.dosirak.payment.pg.PgDriver], of which every gateway has one, and with
/// [PgClient.Reply][dev.dosirak.payment.pg.PgClient.Reply], which is what may become of a request on the line.
///
/// Around it stand `toss`, `nice` and `portone`: each translates what its gateway says into what we may conclude from
/// it. What is not known for a yes or a no is unclear, and nothing is guessed.
package dev.dosirak.payment.pg;
