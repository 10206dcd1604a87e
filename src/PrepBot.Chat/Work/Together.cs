namespace PrepBot.Chat.Work;

/// <summary>Several questions asked at once, with their answers: see <see cref="IUnitOfWork.TogetherAsync"/>.</summary>
public static class Together
{
    extension(IUnitOfWork work)
    {
        /// <summary>Two questions.</summary>
        public async Task<(TFirst First, TSecond Second)> TogetherAsync<TFirst, TSecond>(
            Func<Task<TFirst>> first, Func<Task<TSecond>> second, CancellationToken cancellationToken)
        {
            var (one, two) = (default(TFirst)!, default(TSecond)!);
            await work.TogetherAsync([async () => one = await first(), async () => two = await second()], cancellationToken);
            return (one, two);
        }

        /// <summary>Three questions.</summary>
        public async Task<(TFirst First, TSecond Second, TThird Third)> TogetherAsync<TFirst, TSecond, TThird>(
            Func<Task<TFirst>> first, Func<Task<TSecond>> second, Func<Task<TThird>> third, CancellationToken cancellationToken)
        {
            var (one, two, three) = (default(TFirst)!, default(TSecond)!, default(TThird)!);
            await work.TogetherAsync([async () => one = await first(), async () => two = await second(), async () => three = await third()], cancellationToken);
            return (one, two, three);
        }

        /// <summary>Four questions.</summary>
        public async Task<(TFirst First, TSecond Second, TThird Third, TFourth Fourth)> TogetherAsync<TFirst, TSecond, TThird, TFourth>(
            Func<Task<TFirst>> first, Func<Task<TSecond>> second, Func<Task<TThird>> third, Func<Task<TFourth>> fourth, CancellationToken cancellationToken)
        {
            var (one, two, three, four) = (default(TFirst)!, default(TSecond)!, default(TThird)!, default(TFourth)!);
            await work.TogetherAsync(
                [async () => one = await first(), async () => two = await second(), async () => three = await third(), async () => four = await fourth()], cancellationToken);
            return (one, two, three, four);
        }
    }
}
