using PrepBot.Chat.Work;

namespace PrepBot.Practice.Coverage.Boards;

/// <summary>The stores of this subject in a transaction.</summary>
public static class BoardStores
{
    extension(IUnitOfWork work)
    {
        public IBoardStore Boards => work.Store<IBoardStore>();
    }
}
