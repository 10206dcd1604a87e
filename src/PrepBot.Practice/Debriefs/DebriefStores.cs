using PrepBot.Chat.Work;

namespace PrepBot.Practice.Debriefs;

/// <summary>The stores of this subject in a transaction.</summary>
public static class DebriefStores
{
    extension(IUnitOfWork work)
    {
        public IDebriefStore Debriefs => work.Store<IDebriefStore>();

        public IDisputeStore Disputes => work.Store<IDisputeStore>();
    }
}
