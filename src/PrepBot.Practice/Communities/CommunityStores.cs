using PrepBot.Chat.Work;

namespace PrepBot.Practice.Communities;

/// <summary>The stores of this subject in a transaction.</summary>
public static class CommunityStores
{
    extension(IUnitOfWork work)
    {
        public ICommunityStore Communities => work.Store<ICommunityStore>();

        public IRefusedTargetStore Places => work.Store<IRefusedTargetStore>();
    }
}
