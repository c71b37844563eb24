/// The one door of the house: finds the service of a domain, checks the access token, and answers politely when a
/// service is away. It has no rules of the business, and nothing here waits for more than one service. When even the
/// list of shops is away, [OfflineAnswers][dev.dosirak.gateway.OfflineAnswers] gives one out of the last phone book,
/// which [PhonebookCopy][dev.dosirak.gateway.PhonebookCopy] keeps.
///
/// The routing table is `gateway.yml`. What a request passes, in this order:
/// [RequestIds][dev.dosirak.gateway.RequestIds], [Addresses][dev.dosirak.gateway.Addresses], the routes,
/// [Door][dev.dosirak.gateway.Door], [WholeBodies][dev.dosirak.gateway.WholeBodies],
/// [OnlyOurHeaders][dev.dosirak.gateway.OnlyOurHeaders]; whatever goes wrong ends in
/// [ProblemAnswers][dev.dosirak.gateway.ProblemAnswers].
@NullMarked
package dev.dosirak.gateway;

import org.jspecify.annotations.NullMarked;
