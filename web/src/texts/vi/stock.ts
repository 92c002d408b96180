export const stock = {
  hint: 'Tồn và khách đặt là số của KiotViet. Có thể bán đã trừ khách đặt, đơn KiotViet chưa tính và phần giữ lại.',
  place: 'Điểm bán',
  allPlaces: 'Mọi điểm bán',
  on_hand: 'Tồn',
  reserved: 'Khách đặt',
  sellable: 'Có thể bán',
  unlimited: 'Không giới hạn',
  soldOut: 'Hết hàng',
  notSoldHere: 'Ngừng bán',
  noFigures: 'Chưa có số tồn',
  emptyTitle: 'Chưa có sản phẩm nào',
  emptyHint: 'Tồn kho có ở đây sau lần đồng bộ đầu tiên.',
};
