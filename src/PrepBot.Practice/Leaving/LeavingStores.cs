using PrepBot.Chat.Work;

namespace PrepBot.Practice.Leaving;

/// <summary>The stores of this subject in a transaction.</summary>
public static class LeavingStores
{
    extension(IUnitOfWork work)
    {
        public IErasureStore Erasures => work.Store<IErasureStore>();

        public IMemberEraser Eraser => work.Store<IMemberEraser>();

        public IRemovedCommunities Removed => work.Store<IRemovedCommunities>();
    }
}
