package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;

/// The rules of advertising said no.
public final class CampaignRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_CAMPAIGN(Kind.UNKNOWN),
        UNKNOWN_SHOP(Kind.UNKNOWN),
        SHOP_NOT_APPROVED(Kind.NOT_NOW),
        TOO_MANY_CAMPAIGNS(Kind.NOT_NOW),
        /// It was ended or stopped, or its period has passed.
        ALREADY_OVER(Kind.NOT_NOW),
        /// It is not over, or has run and was over only recently.
        NOT_TO_BE_DELETED_YET(Kind.NOT_NOW),
        PERIOD_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        START_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        END_HAS_PASSED(Kind.NOT_ACCEPTABLE),
        OUTSIDE_KOREA(Kind.NOT_ACCEPTABLE),
        RADIUS_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        /// The shop delivers nowhere in the area.
        OUT_OF_REACH(Kind.NOT_ACCEPTABLE),
        POSITION_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        BUDGET_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        REASON_LENGTH(Kind.NOT_ACCEPTABLE),
        /// A node counted fewer than none.
        COUNT_BELOW_ZERO(Kind.NOT_ACCEPTABLE),
        /// A node counted on a day on which the campaign cannot have been seen.
        DAY_OUT_OF_PERIOD(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public CampaignRefused(Reason reason, Object... details) {
        super(reason, details);
    }

    static void unless(boolean acceptable, Reason reason, Object... details) {
        if (!acceptable) {
            throw new CampaignRefused(reason, details);
        }
    }
}
