package dev.dosirak.identity.member;

class InMemoryMembersTest implements MembersContract {

    final Members members = new InMemoryMembers();

    @Override
    public Members members() {
        return members;
    }
}
