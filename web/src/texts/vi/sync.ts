export const sync = {
  runs: {
    title: 'Các lần đồng bộ',
    emptyTitle: 'Chưa đồng bộ lần nào',
    emptyHint: 'Bấm nút Đồng bộ để bắt đầu lần đầu tiên.',
    started: 'Bắt đầu',
    lasted: 'Thời gian',
    result: 'Kết quả',
    trigger: 'Bắt đầu bởi',
    run: 'Lần {{id}}',
    dryRun: 'Chạy thử, không ghi gì',
  },
  state: {
    running: 'Đang chạy',
    finished: 'Xong',
    finished_with_failures: 'Xong, còn việc cần xem',
    failed: 'Không thành công',
    interrupted: 'Bị ngắt giữa chừng',
  },
};
