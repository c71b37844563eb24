package dev.dosirak.identity.member.postgres;

import dev.dosirak.identity.IdentityTest;
import dev.dosirak.identity.member.Members;
import dev.dosirak.identity.member.MembersContract;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class PostgresMembersTest implements MembersContract {

    private final Members members;

    @Autowired
    PostgresMembersTest(Members members) {
        this.members = members;
    }

    @Override
    public Members members() {
        return members;
    }
}
