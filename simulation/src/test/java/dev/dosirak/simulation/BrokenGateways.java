package dev.dosirak.simulation;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.GatewayDecorator;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.pg.nice.OrderDays;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.simulation.gateway.SimulatedGateway;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Adapters that get something wrong.
final class BrokenGateways {

    private BrokenGateways() {}

    static PaymentGateway withoutKeys(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            private int requests;

            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                return super.approve(bill, billingKey, ++requests);
            }
        };
    }

    static PaymentGateway refundingTheLastCapture(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            private final ArrayList<Capture> captures = new ArrayList<>();

            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                var answer = super.approve(bill, billingKey, number);
                if (answer instanceof Answer.Taken taken) {
                    captures.add(taken.capture());
                }
                return answer;
            }

            @Override
            public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
                return super.refund(order, captures.isEmpty() ? capture : captures.getLast(), amount, left, attempt);
            }
        };
    }

    static List<PaymentGateway> refundingAtTheNextOne(List<SimulatedGateway> all, InstantSource clock) {
        return IntStream.range(0, all.size())
                .mapToObj(it -> refundingAt(all.get((it + 1) % all.size()), all.get(it)))
                .toList();
    }

    private static PaymentGateway refundingAt(PaymentGateway other, PaymentGateway real) {
        return new GatewayDecorator(real) {
            @Override
            public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
                return other.refund(order, capture, amount, left, attempt);
            }
        };
    }

    static PaymentGateway readingRefusalsAsSuccess(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                var answer = super.approve(bill, billingKey, number);
                return answer instanceof Answer.Declined
                        ? new Answer.Taken(new Capture(name(), "tid-" + bill.order(), bill.amount()), bill.amount())
                        : answer;
            }
        };
    }

    static PaymentGateway countingInFloats(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                var amount = Won.of((long) (float) bill.amount().amount());
                var rounded = new PaymentBill(bill.order(), bill.customer(), bill.method(), amount);
                return super.approve(rounded, billingKey, number);
            }
        };
    }

    static PaymentGateway neverInquired(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Finding find(PaymentBill bill) {
                return new Finding.Unclear();
            }
        };
    }

    static PaymentGateway ignoringWhatIsLeft(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Finding find(PaymentBill bill) {
                var finding = super.find(bill);
                return finding instanceof Finding.Found it && it.left().amount() > 0
                        ? new Finding.Found(it.capture(), it.capture().amount())
                        : finding;
            }

            @Override
            public Balance balance(PaymentBill bill, Capture capture) {
                var balance = super.balance(bill, capture);
                return balance instanceof Balance.Left it && !it.isNothing()
                        ? new Balance.Left(capture.amount())
                        : balance;
            }
        };
    }

    static PaymentGateway lookingAtTheOrder(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Balance balance(PaymentBill bill, Capture capture) {
                return switch (super.find(bill)) {
                    case Finding.Found it -> new Balance.Left(it.left());
                    case Finding.NotFound _, Finding.Failed _ -> new Balance.NoCapture();
                    case Finding.Unclear _, Finding.NotAsked _ -> new Balance.Unclear();
                };
            }
        };
    }

    static PaymentGateway notBelievingFailures(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Finding find(PaymentBill bill) {
                var finding = super.find(bill);
                return finding instanceof Finding.Failed ? new Finding.NotFound() : finding;
            }
        };
    }

    static PaymentGateway readingSilenceAsNo(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                var answer = super.approve(bill, billingKey, number);
                return answer instanceof Answer.Unclear ? new Answer.Declined("something-new") : answer;
            }
        };
    }

    static PaymentGateway sendingLate(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Answer approve(PaymentBill bill, String billingKey, int number) {
                real.meanwhile();
                return super.approve(bill, billingKey, number);
            }
        };
    }

    static PaymentGateway askingForTheDayOfTheOrder(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Finding find(PaymentBill bill) {
                var finding = super.find(bill);
                var days = OrderDays.of(bill.order(), Instant.EPOCH);
                boolean isOfAnotherDay = real.takenAt(bill.order())
                        .filter(it -> !days.contains(Seoul.dayOf(it)))
                        .isPresent();
                return finding instanceof Finding.Found && isOfAnotherDay ? new Finding.NotFound() : finding;
            }
        };
    }

    static PaymentGateway askingForToday(SimulatedGateway real, InstantSource clock) {
        return new GatewayDecorator(real) {
            @Override
            public Finding find(PaymentBill bill) {
                var finding = super.find(bill);
                var today = Seoul.dayOf(clock.instant());
                boolean isOfAnotherDay = real.takenAt(bill.order())
                        .filter(it -> !Seoul.dayOf(it).equals(today))
                        .isPresent();
                return finding instanceof Finding.Found && isOfAnotherDay ? new Finding.NotFound() : finding;
            }
        };
    }
}
