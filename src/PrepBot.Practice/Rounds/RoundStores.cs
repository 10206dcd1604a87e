using PrepBot.Chat.Work;

namespace PrepBot.Practice.Rounds;

/// <summary>The stores of this subject in a transaction.</summary>
public static class RoundStores
{
    extension(IUnitOfWork work)
    {
        public IRoundStore Rounds => work.Store<IRoundStore>();

        public ITalkStore Talks => work.Store<ITalkStore>();

        public IObservationStore Observations => work.Store<IObservationStore>();
    }
}
