using PrepBot.Chat.Work;

namespace PrepBot.Practice.Queue;

/// <summary>The stores of this subject in a transaction.</summary>
public static class QueueStores
{
    extension(IUnitOfWork work)
    {
        public IQueueStore Queue => work.Store<IQueueStore>();

        public IInvitationStore Invitations => work.Store<IInvitationStore>();

        public IRingStore Rings => work.Store<IRingStore>();
    }
}
